import { encodeOid } from './oid.js';
import { encodeUtf8 } from './strings.js';
import { TAG } from './tags.js';

/*
 * The one writer of DER. Core puts together with it what it asks or compares; src/write hands what it makes to pkijs, which assembles
 * certificates, CRLs and requests.
 */

/** One DER element around parts that are already encoded (X.690 § 10.1). */
export function encodeElement(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = length < 0x80 ? [tag, length] : [tag, 0x80 | bigEndian(length).length, ...bigEndian(length)];
  const element = new Uint8Array(header.length + length);
  element.set(header);
  let position = header.length;
  for (const part of parts) {
    element.set(part, position);
    position += part.length;
  }
  return element;
}

/** Division, not shifts: those end at 32 bits. Zero has no bytes. */
function bigEndian(value: number): number[] {
  const bytes: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return bytes;
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(TAG.sequence, ...parts);
/** The members stay in the order given: DER asks for them sorted when there are several (X.690 § 11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(TAG.set, ...parts);
export const octetString = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(TAG.octetString, ...parts);
/** Whole bytes. */
export const bitString = (bytes: Uint8Array): Uint8Array => encodeElement(TAG.bitString, Uint8Array.of(0), bytes);
export const oid = (dotted: string): Uint8Array => encodeElement(TAG.oid, encodeOid(dotted));
export const NULL = Uint8Array.of(TAG.null, 0);
export const TRUE = Uint8Array.of(TAG.boolean, 1, 0xff);
/** @param value 0 to 127 */
export const enumerated = (value: number): Uint8Array => encodeElement(TAG.enumerated, Uint8Array.of(value));

/** @param value a safe integer, 0 or more */
export function integer(value: number): Uint8Array {
  const bytes = bigEndian(value);
  // The first bit is the sign (X.690 § 8.3.3).
  const [first = 0x80] = bytes;
  return encodeElement(TAG.integer, Uint8Array.from(first < 0x80 ? bytes : [0, ...bytes]));
}

/** `[number] EXPLICIT`. */
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  encodeElement(0xa0 + number, ...parts);
/** `[number] IMPLICIT`, of a primitive type. */
export const implicit = (number: number, content: Uint8Array = new Uint8Array()): Uint8Array =>
  encodeElement(0x80 + number, content);

/** `Extension`, RFC 5280 § 4.2. @param value DER */
export const extension = (dotted: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(dotted), ...(critical ? [TRUE] : []), octetString(value));

/** GeneralizedTime in whole seconds, as RFC 6960 § 4.2.2.1 wants it. @param ms since 1970 */
export const generalizedTime = (ms: number): Uint8Array => timeElement(TAG.generalizedTime, digits(ms));

/** `Time` of RFC 5280 § 4.1.2.5: UTCTime up to 2049. @param ms since 1970 */
export const time = (ms: number): Uint8Array =>
  digits(ms) < '2050' ? timeElement(TAG.utcTime, digits(ms).slice(2)) : generalizedTime(ms);

const timeElement = (tag: number, text: string): Uint8Array => encodeElement(tag, encodeUtf8(`${text}Z`));
const digits = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace(/\D/g, '');
