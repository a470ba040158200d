import type { Cursor, Tlv } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { isNegativeInteger, withoutLeadingZeros } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';

/** Four octets hold every count that a program writes; longer ones are not even converted. */
const MAX_OCTETS = 4;

/**
 * Reads an iteration count and refuses it before anybody derives a key with it.
 * @param what names the place: `MAC`, `encrypted content 1`
 * @throws CmgCertError `malformed` for zero and below, `too-many-iterations` above `maxIterations`
 */
export function readIterations(cursor: Cursor, what: string, maxIterations: number): number {
  const tlv = cursor.read(TAG.integer, `iteration count of ${what}`);
  const value = readPositive(tlv, `iteration count of ${what}`);
  if (value > maxIterations)
    throw tooManyIterations(`${what}: ${countText(value)} iterations, more than ${maxIterations}`);
  return value;
}

/**
 * A positive INTEGER that a file sets the work with.
 * @returns Infinity for more than four octets, however many
 * @throws CmgCertError `malformed` for zero, negative and empty ones
 */
export function readPositive(tlv: Tlv, what: string): number {
  const content = tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd);
  if (content.length === 0) throw malformed(`${what}: INTEGER without content`, tlv.start);
  if (isNegativeInteger(content)) throw malformed(`${what}: a negative number`, tlv.start);
  const magnitude = withoutLeadingZeros(content);
  if (magnitude.length === 0) throw malformed(`${what}: zero`, tlv.start);
  if (magnitude.length > MAX_OCTETS) return Number.POSITIVE_INFINITY;
  return magnitude.reduce((value, octet) => value * 256 + octet, 0);
}

export function tooManyIterations(message: string): CmgCertError {
  return new CmgCertError('too-many-iterations', message, {
    remedy:
      'Export the file again with fewer iterations: programs write 1 to 600,000, and more only keeps the reader busy.',
  });
}

function countText(value: number): string {
  return Number.isFinite(value) ? String(value) : 'more than 4,294,967,295';
}
