import { isDnsName, lowerCaseAscii } from './dns.js';

/** Scheme, user information and host, of the characters that RFC 3986 has there: readers differ about others. */
const WITH_HOST = /^[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9._~%!$&'()*+,;=:-]*@)?([a-z0-9._-]+)(?::[0-9]*)?(?:[/?#]|$)/i;

/**
 * The host of an absolute URI (RFC 3986 § 3.2.2), in lower case.
 * @returns undefined when it has no authority, or its host is an IP address or no DNS name: RFC 5280 § 4.2.1.10
 *   then has constrained URIs refused
 */
export function uriHost(uri: string): string | undefined {
  const host = WITH_HOST.exec(uri)?.[1];
  if (host === undefined || !isDnsName(host, { wildcard: false, underscore: true })) return undefined;
  return lowerCaseAscii(host);
}
