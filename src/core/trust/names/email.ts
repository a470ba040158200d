import { isDnsName, lowerCaseAscii } from './dns.js';

export interface Mailbox {
  /** Case-sensitive (RFC 5321 § 2.4). */
  readonly local: string;
  /** In lower case. */
  readonly host: string;
}

const DOT_ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const QUOTED = /^"([^"\\\r\n]|\\[ -~])*"$/;
/** RFC 5321 § 4.5.3.1.1. */
const MAX_LOCAL = 64;

/**
 * A mailbox as rfc822Name holds it (RFC 5280 § 4.2.1.6): local part, `@`, host.
 * @returns undefined when it is no mailbox
 */
export function parseMailbox(text: string): Mailbox | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const host = text.slice(at + 1);
  if (at <= 0 || local.length > MAX_LOCAL) return undefined;
  if (!DOT_ATOM.test(local) && !QUOTED.test(local)) return undefined;
  if (!isDnsName(host, { wildcard: false, underscore: false })) return undefined;
  return { local, host: lowerCaseAscii(host) };
}
