import { present } from '../present.js';
import type { Cursor } from './cursor.js';
import { malformed } from './errors.js';
import { TAG } from './tags.js';

export interface BitString {
  /** The octets after the one that counts unused bits. */
  readonly bytes: Uint8Array;
  /** Bits at the end of the last octet that do not belong to the string, 0 to 7. */
  readonly unusedBits: number;
}

/**
 * Content octets of a primitive BIT STRING (X.690 § 8.6).
 * @throws CmgCertError `malformed`
 */
export function decodeBitString(content: Uint8Array, what = 'BIT STRING', offset?: number): BitString {
  const unusedBits = content[0];
  if (unusedBits === undefined || unusedBits > 7 || (unusedBits > 0 && content.length === 1)) {
    throw malformed(`${what}: a BIT STRING whose count of unused bits cannot be`, offset);
  }
  return { bytes: content.subarray(1), unusedBits };
}

/** Reads the next element, a BIT STRING; `tag` for an implicitly tagged one. */
export function readBitString(cursor: Cursor, what: string, tag: number = TAG.bitString): BitString {
  const tlv = cursor.read(tag, what);
  return decodeBitString(tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd), what, tlv.start);
}

/**
 * Reads the next element, a BIT STRING that holds whole octets: a key. With unused bits, two files that differ
 * would hold the same one.
 * @throws CmgCertError `malformed`
 */
export function readBitStringOctets(cursor: Cursor, what: string, tag: number = TAG.bitString): Uint8Array {
  const offset = cursor.position;
  const { bytes, unusedBits } = readBitString(cursor, what, tag);
  if (unusedBits > 0) throw malformed(`${what}: ${unusedBits} unused bits, where whole octets belong`, offset);
  return bytes;
}

/**
 * The first 32 bits as a number: named bit 0 is 1, bit 1 is 2, bit 2 is 4. Padding bits count as zero.
 */
export function namedBits(bitString: BitString): number {
  const { bytes, unusedBits } = bitString;
  const count = Math.min(32, bytes.length * 8 - unusedBits);
  let bits = 0;
  for (let i = 0; i < count; i += 1) {
    if (present(bytes[i >> 3]) & (0x80 >> (i & 7))) bits += 2 ** i;
  }
  return bits;
}
