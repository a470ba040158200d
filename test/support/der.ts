import { encodeElement } from '../../src/core/asn1/encode.js';
import { encodeOid } from '../../src/core/asn1/oid.js';

/** Short words for building ASN.1 in tests. */
export const sequence = (...parts: Uint8Array[]) => encodeElement(0x30, ...parts);
export const set = (...parts: Uint8Array[]) => encodeElement(0x31, ...parts);
export const oid = (dotted: string) => encodeElement(0x06, encodeOid(dotted));
export const integer = (...octets: number[]) => encodeElement(0x02, Uint8Array.from(octets));
export const boolean = (octet: number) => encodeElement(0x01, Uint8Array.of(octet));
export const octetString = (...parts: Uint8Array[]) => encodeElement(0x04, ...parts);
export const bitString = (unused: number, ...octets: number[]) => encodeElement(0x03, Uint8Array.of(unused, ...octets));
export const text = (tag: number, value: string) => encodeElement(tag, Uint8Array.from(Buffer.from(value, 'latin1')));
export const utcTime = (value: string) => text(0x17, value);
export const generalizedTime = (value: string) => text(0x18, value);
export const explicit = (number: number, ...parts: Uint8Array[]) => encodeElement(0xa0 + number, ...parts);
export const NULL_ELEMENT = Uint8Array.of(0x05, 0x00);

export const name = (commonName: string) => sequence(set(sequence(oid('2.5.4.3'), text(0x0c, commonName))));
export const extension = (dotted: string, value: Uint8Array, critical?: number) =>
  sequence(oid(dotted), ...(critical === undefined ? [] : [boolean(critical)]), octetString(value));

export const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), NULL_ELEMENT);
/** An RSA key of 16 bits: enough for what reads its structure. */
export const RSA_KEY = sequence(
  sequence(oid('1.2.840.113549.1.1.1'), NULL_ELEMENT),
  encodeElement(0x03, Uint8Array.of(0), sequence(integer(0x00, 0xc3, 0x51), integer(0x01, 0x00, 0x01))),
);

export interface CertificateParts {
  readonly version?: Uint8Array | undefined;
  readonly serial?: Uint8Array;
  readonly issuer?: Uint8Array;
  readonly subject?: Uint8Array;
  readonly notBefore?: Uint8Array;
  readonly notAfter?: Uint8Array;
  readonly publicKey?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
}

/** A certificate with a signature of nonsense, for what no issuing tool would write. */
export function certificate(parts: CertificateParts = {}): Uint8Array {
  const version = 'version' in parts ? parts.version : explicit(0, integer(2));
  const tbs = sequence(
    ...(version === undefined ? [] : [version]),
    parts.serial ?? integer(0x01),
    SHA256_WITH_RSA,
    parts.issuer ?? name('Contoso Root CA'),
    sequence(parts.notBefore ?? utcTime('260101000000Z'), parts.notAfter ?? utcTime('270101000000Z')),
    parts.subject ?? name('www.contoso.com'),
    parts.publicKey ?? RSA_KEY,
    ...(parts.extensions === undefined ? [] : [explicit(3, sequence(...parts.extensions))]),
  );
  return sequence(tbs, SHA256_WITH_RSA, bitString(0, 1, 2, 3, 4));
}
