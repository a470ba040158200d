import { isDnsName, lowerCaseAscii } from './dns.js';

const WITH_AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

/**
 * The host of an absolute URI (RFC 3986 § 3.2.2), in lower case.
 * @returns undefined when it has no authority, or its host is an IP address or no DNS name: RFC 5280 § 4.2.1.10
 *   then has constrained URIs refused
 */
export function uriHost(uri: string): string | undefined {
  const authority = WITH_AUTHORITY.exec(uri)?.[1];
  if (authority === undefined) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:[0-9]*$/, '');
  return isDnsName(host, { wildcard: false, underscore: true }) ? lowerCaseAscii(host) : undefined;
}
