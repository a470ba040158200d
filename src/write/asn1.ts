import * as asn1js from 'asn1js';

/** asn1js wants an ArrayBuffer of its own, never a view into another. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

export const encode = (value: asn1js.AsnType): Uint8Array => new Uint8Array(value.toBER());

/** DER that is put in as it is. */
export function decoded(der: Uint8Array): asn1js.AsnType {
  const { result, offset } = asn1js.fromBER(bufferOf(der));
  if (offset < 0) throw new Error(`not ASN.1: ${result.error}`);
  return result;
}

export const sequence = (...value: asn1js.AsnType[]): asn1js.Sequence => new asn1js.Sequence({ value });
export const oid = (value: string): asn1js.ObjectIdentifier => new asn1js.ObjectIdentifier({ value });
export const integer = (value: number | bigint): asn1js.Integer => asn1js.Integer.fromBigInt(BigInt(value));
export const integerOf = (octets: Uint8Array): asn1js.Integer => new asn1js.Integer({ valueHex: bufferOf(octets) });

/** A context tag around elements. */
export const tagged = (tagNumber: number, ...value: asn1js.AsnType[]): asn1js.Constructed =>
  new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

/** A context tag in place of the element's own, around content octets. */
export const taggedOctets = (tagNumber: number, octets: Uint8Array): asn1js.Primitive =>
  new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: bufferOf(octets) });

/** RFC 5280 § 4.1.2.5: UTCTime up to 2049, GeneralizedTime from 2050 on. @param time milliseconds */
export const timeOf = (time: number): asn1js.UTCTime | asn1js.GeneralizedTime => {
  const valueDate = new Date(Math.floor(time / 1000) * 1000);
  return valueDate.getUTCFullYear() < 2050
    ? new asn1js.UTCTime({ valueDate })
    : new asn1js.GeneralizedTime({ valueDate });
};

/** A BIT STRING of named bits, trailing zeros left out (X.690 § 11.2.2). @param bits indices, 0 the first */
export function namedBits(bits: readonly number[]): asn1js.BitString {
  const last = Math.max(-1, ...bits);
  const octets = new Uint8Array((last >> 3) + 1);
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return new asn1js.BitString({ valueHex: bufferOf(octets), unusedBits: octets.length * 8 - (last + 1) });
}
