import { encodeElement } from '../core/asn1/encode.js';
import { encodeOid } from '../core/asn1/oid.js';

/** Short words for DER that is put together by hand: OCSP answers, and what no library would write. */
export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(0x30, ...parts);
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(0x31, ...parts);
/** @param value 0 to 127 */
export const integer = (value: number): Uint8Array => encodeElement(0x02, Uint8Array.of(value));
export const octetString = (...parts: readonly Uint8Array[]): Uint8Array => encodeElement(0x04, ...parts);
export const NULL = Uint8Array.of(0x05, 0x00);
export const oid = (dotted: string): Uint8Array => encodeElement(0x06, encodeOid(dotted));
export const enumerated = (value: number): Uint8Array => encodeElement(0x0a, Uint8Array.of(value));
export const bitString = (octets: Uint8Array): Uint8Array => encodeElement(0x03, Uint8Array.of(0), octets);
/** `[number] EXPLICIT`. */
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  encodeElement(0xa0 + number, ...parts);
/** `Extension`, RFC 5280 § 4.2: not critical. */
export const extension = (dotted: string, value: Uint8Array): Uint8Array => sequence(oid(dotted), octetString(value));

/** GeneralizedTime in whole seconds, as RFC 6960 § 4.2.2.1 wants it. @param ms since 1970 */
export const generalizedTime = (ms: number): Uint8Array => encodeElement(0x18, ascii(`${digits(ms)}Z`));

/** `Time` of RFC 5280 § 4.1.2.5: UTCTime up to 2049. @param ms since 1970 */
export const time = (ms: number): Uint8Array =>
  new Date(ms).getUTCFullYear() < 2050
    ? encodeElement(0x17, ascii(`${digits(ms).slice(2)}Z`))
    : encodeElement(0x18, ascii(`${digits(ms)}Z`));

const digits = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace(/\D/g, '');
const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
