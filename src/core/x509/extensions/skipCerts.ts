import type { Cursor } from '../../asn1/cursor.js';
import { malformed } from '../../asn1/errors.js';
import { readNumber } from '../../asn1/integer.js';

/** SkipCerts ::= INTEGER (0..MAX), RFC 5280 § 4.2.1.11. */
export function readSkipCerts(cursor: Cursor, what: string, tag: number): number {
  const number = readNumber(cursor, what, tag);
  if (number < 0) throw malformed(`${what}: ${number} is negative`);
  return number;
}
