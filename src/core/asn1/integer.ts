import { present } from '../present.js';
import type { Cursor } from './cursor.js';
import { malformed } from './errors.js';
import { TAG } from './tags.js';

/** RSA moduli of 16,384 bits are the largest that common libraries take; twice that bounds BigInt work. */
const MAX_BIGINT_OCTETS = 4100;

/** X.690 § 8.3.2: the first nine bits are not all equal. */
export function isMinimalInteger(content: Uint8Array): boolean {
  if (content.length === 0) return false;
  if (content.length === 1) return true;
  const first = present(content[0]);
  const signOfSecond = present(content[1]) & 0x80;
  return !((first === 0 && signOfSecond === 0) || (first === 0xff && signOfSecond !== 0));
}

/** The octets from where the shortest form begins: a leading octet that only repeats the sign says nothing. */
export function minimalInteger(content: Uint8Array): Uint8Array {
  let start = 0;
  while (start + 1 < content.length && !isMinimalInteger(content.subarray(start, start + 2))) start += 1;
  return start === 0 ? content : content.subarray(start);
}

/** Whether content octets, padded or not, stand for a number. @param minimal its shortest form */
export function isInteger(bytes: Uint8Array, contentStart: number, end: number, minimal: Uint8Array): boolean {
  const start = end - minimal.length;
  if (start < contentStart) return false;
  for (let i = 0; i < minimal.length; i += 1) if (bytes[start + i] !== minimal[i]) return false;
  const sign = isNegativeInteger(minimal) ? 0xff : 0;
  for (let i = contentStart; i < start; i += 1) if (bytes[i] !== sign) return false;
  return true;
}

/** Whether two's complement content octets stand for a number below zero. */
export function isNegativeInteger(content: Uint8Array): boolean {
  return content.length > 0 && (present(content[0]) & 0x80) !== 0;
}

/** The octets from the first that is not zero; empty for the number zero. */
export function withoutLeadingZeros(content: Uint8Array): Uint8Array {
  let start = 0;
  while (start < content.length && content[start] === 0) start += 1;
  return content.subarray(start);
}

/** Length in bits of an unsigned big-endian number. */
export function bitLength(unsigned: Uint8Array): number {
  const trimmed = withoutLeadingZeros(unsigned);
  return trimmed.length === 0 ? 0 : (trimmed.length - 1) * 8 + (32 - Math.clz32(present(trimmed[0])));
}

/**
 * Two's complement content octets of an INTEGER.
 * @throws CmgCertError `malformed` when empty or of more than 4,100 octets
 */
export function integerToBigInt(content: Uint8Array, what = 'INTEGER'): bigint {
  if (content.length === 0) throw malformed(`${what}: INTEGER without content`);
  const magnitude = unsignedToBigInt(content, what);
  return isNegativeInteger(content) ? magnitude - (1n << BigInt(content.length * 8)) : magnitude;
}

/** @throws CmgCertError `malformed` above 4,100 octets */
export function unsignedToBigInt(octets: Uint8Array, what = 'number'): bigint {
  if (octets.length > MAX_BIGINT_OCTETS) {
    throw malformed(`${what}: a number of ${octets.length} octets, more than ${MAX_BIGINT_OCTETS}`);
  }
  if (octets.length === 0) return 0n;
  let hex = '0x';
  for (const octet of octets) hex += octet.toString(16).padStart(2, '0');
  return BigInt(hex);
}

/**
 * Content octets of an INTEGER that must be a safe JavaScript number.
 * @throws CmgCertError `malformed`
 */
export function integerToNumber(content: Uint8Array, what = 'INTEGER', offset?: number): number {
  if (content.length === 0) throw malformed(`${what}: INTEGER without content`, offset);
  if (content.length > 8) throw malformed(`${what}: a number of ${content.length} octets`, offset);
  const value = content.length <= 4 ? smallInteger(content) : Number(integerToBigInt(content, what));
  if (!Number.isSafeInteger(value)) throw malformed(`${what}: ${content.length} octets are too large a number`, offset);
  return value;
}

/** Up to four octets, without the cost of a BigInt. */
function smallInteger(content: Uint8Array): number {
  let value = isNegativeInteger(content) ? -1 : 0;
  for (const octet of content) value = (value << 8) | octet;
  return value;
}

/** Reads the next element, an INTEGER within the safe range of numbers. */
export function readNumber(cursor: Cursor, what: string, tag: number = TAG.integer): number {
  const tlv = cursor.read(tag, what);
  return integerToNumber(tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd), what, tlv.start);
}
