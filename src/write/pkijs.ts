import type { KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { bitString, sequence } from '../core/asn1/encode.js';
import type { RawExtension } from './extensions.js';
import { type DistinguishedName, encodeName } from './name.js';
import { type SignatureRecipe, signatureAlgorithm, signatureOver } from './sign.js';

/** asn1js wants an ArrayBuffer of its own, never a view into another. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** DER as the element that pkijs works with. */
export function element(der: Uint8Array): asn1js.AsnType {
  const { result, offset } = asn1js.fromBER(bufferOf(der));
  if (offset < 0) throw new Error(`not ASN.1: ${result.error}`);
  return result;
}

/** @param content content bytes of an INTEGER */
export const pkijsInteger = (content: Uint8Array): asn1js.Integer =>
  new asn1js.Integer({ valueHex: bufferOf(content) });

/** @param time ms since 1970; cut to whole seconds. UTCTime up to 2049 (RFC 5280 § 4.1.2.5) */
export function pkijsTime(time: number): pkijs.Time {
  const value = new Date(Math.floor(time / 1000) * 1000);
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

export const pkijsName = (name: DistinguishedName | Uint8Array): pkijs.RelativeDistinguishedNames =>
  new pkijs.RelativeDistinguishedNames({ schema: element(encodeName(name)) });

export const pkijsKey = (spki: Uint8Array): pkijs.PublicKeyInfo => new pkijs.PublicKeyInfo({ schema: element(spki) });

export const pkijsExtension = ({ oid, value, critical = false }: RawExtension): pkijs.Extension =>
  new pkijs.Extension({ extnID: oid, critical, extnValue: bufferOf(value) });

/** The algorithm named inside what is signed. */
export const pkijsAlgorithm = (key: KeyObject, recipe: SignatureRecipe): pkijs.AlgorithmIdentifier =>
  new pkijs.AlgorithmIdentifier({
    schema: element(signatureAlgorithm(key, { ...recipe, hash: recipe.innerHash ?? recipe.hash })),
  });

/**
 * The outer SEQUENCE that certificates, CRLs and requests share: what is signed, the algorithm, the signature. Signed here, because pkijs
 * signs with Web Crypto only, which has neither MD5 nor keys that came from elsewhere.
 */
export function signed(toBeSigned: asn1js.Sequence, key: KeyObject, recipe: SignatureRecipe): Uint8Array {
  const tbs = new Uint8Array(toBeSigned.toBER());
  return sequence(tbs, signatureAlgorithm(key, recipe), bitString(signatureOver(tbs, key, recipe)));
}
