import { readBitString } from '../asn1/bitstring.js';
import type { Cursor } from '../asn1/cursor.js';
import type { DecodeProblem } from './types.js';

const NOTHING = new Uint8Array(0);

/**
 * Reads a signature, the next element. One with unused bits is no signature of any algorithm, and reads as an
 * empty one, which nothing verifies: were they passed over, several files would hold the same signature.
 */
export function readSignatureValue(cursor: Cursor, what: string, problems: DecodeProblem[]): Uint8Array {
  const offset = cursor.position;
  const { bytes, unusedBits } = readBitString(cursor, what);
  if (unusedBits === 0) return bytes;
  problems.push({ message: `${what}: not a whole number of octets`, offset });
  return NOTHING;
}
