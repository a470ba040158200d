/** RFC 1035 § 2.3.4: octets of a label, and of a name in text form. */
const MAX_LABEL = 63;
const MAX_NAME = 253;

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i;
/** As LABEL, with the underscore that Windows names and service records have. */
const LENIENT_LABEL = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/i;
const DIGITS = /^[0-9]+$/;

export interface DnsSyntax {
  /** `*` as the whole leftmost label (RFC 9525 § 6.3). */
  readonly wildcard: boolean;
  /** RFC 5280 § 4.2.1.6 asks for the preferred name syntax, which has no underscore. */
  readonly underscore: boolean;
}

/**
 * Whether a text is a host name in the preferred name syntax (RFC 1034 § 3.5, RFC 1123 § 2.1): labels of
 * letters, digits and inner hyphens, the last one not all digits, which would make it an IPv4 address.
 */
export function isDnsName(text: string, syntax: DnsSyntax): boolean {
  if (text.length === 0 || text.length > MAX_NAME) return false;
  const labels = text.split('.');
  const pattern = syntax.underscore ? LENIENT_LABEL : LABEL;
  const first = syntax.wildcard && labels.length > 1 && labels[0] === '*' ? 1 : 0;
  for (let i = first; i < labels.length; i += 1) {
    const label = labels[i] as string;
    if (label.length > MAX_LABEL || !pattern.test(label)) return false;
  }
  return !DIGITS.test(labels[labels.length - 1] as string);
}

/** ASCII only: DNS compares no other letters without case (RFC 4343). */
export function lowerCaseAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * Whether a name in a certificate stands for a host (RFC 9525 § 6.3): without regard to case, `*` only as the
 * whole leftmost label, and for exactly one label.
 * @param presented a DNS name of the certificate
 * @param reference the host asked for, in A-labels, without a trailing dot
 */
export function matchesDnsName(presented: string, reference: string): boolean {
  const underscore = true;
  if (!isDnsName(presented, { wildcard: true, underscore })) return false;
  if (!isDnsName(reference, { wildcard: false, underscore })) return false;
  const pattern = lowerCaseAscii(presented);
  const host = lowerCaseAscii(reference);
  if (!pattern.startsWith('*.')) return pattern === host;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === pattern.slice(1);
}
