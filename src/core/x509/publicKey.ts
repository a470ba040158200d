import { readBitStringOctets } from '../asn1/bitstring.js';
import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { bitLength, isNegativeInteger, withoutLeadingZeros } from '../asn1/integer.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import { readAlgorithm } from './algorithm.js';
import { NAMED_CURVES } from './curves.js';
import type { AlgorithmIdentifier, PublicKey, PublicKeyInfo } from './types.js';

export const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
export const RSASSA_PSS = '1.2.840.113549.1.1.10';
export const RSAES_OAEP = '1.2.840.113549.1.1.7';
export const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
export const ED25519 = '1.3.101.112';
export const ED448 = '1.3.101.113';
export const DSA = '1.2.840.10040.4.1';

/** Decodes the key itself at the first look. */
class LazyPublicKeyInfo implements PublicKeyInfo {
  readonly der: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly bits: Uint8Array;
  #key: PublicKey | undefined;

  constructor(der: Uint8Array, algorithm: AlgorithmIdentifier, bits: Uint8Array) {
    this.der = der;
    this.algorithm = algorithm;
    this.bits = bits;
  }

  get key(): PublicKey {
    this.#key ??= decodePublicKey(this.algorithm, this.bits);
    return this.#key;
  }
}

/** Reads a SubjectPublicKeyInfo (RFC 5280 § 4.1.2.7). A key that cannot be decoded is `unknown`, with the reason. */
export function readPublicKeyInfo(cursor: Cursor, what: string): PublicKeyInfo {
  const tlv = cursor.read(TAG.sequence, what);
  const inner = cursor.enter(tlv);
  const algorithm = readAlgorithm(inner, `${what}.algorithm`);
  const bytes = readBitStringOctets(inner, `${what}.subjectPublicKey`);
  inner.finish(what);
  return new LazyPublicKeyInfo(tlv.bytes.subarray(tlv.start, tlv.end), algorithm, bytes);
}

function decodePublicKey(algorithm: AlgorithmIdentifier, bits: Uint8Array): PublicKey {
  try {
    switch (algorithm.oid) {
      case RSA_ENCRYPTION:
      case RSASSA_PSS:
      case RSAES_OAEP:
        return decodeRsa(bits);
      case EC_PUBLIC_KEY:
        return ecKey(algorithm.parameters);
      case ED25519:
        return { type: 'ed25519' };
      case ED448:
        return { type: 'ed448' };
      case DSA:
        return { type: 'dsa' };
      default:
        return { type: 'unknown', reason: `algorithm ${algorithm.oid} is not known` };
    }
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { type: 'unknown', reason: error.message };
  }
}

/** RSAPublicKey (RFC 8017 § A.1.1). */
function decodeRsa(bits: Uint8Array): PublicKey {
  const outer = Cursor.over(bits, BER_LIMITS);
  const inner = outer.readInto(TAG.sequence, 'RSAPublicKey');
  outer.finish('RSAPublicKey');
  const modulus = inner.read(TAG.integer, 'modulus');
  const exponent = inner.read(TAG.integer, 'publicExponent');
  inner.finish('RSAPublicKey');
  const modulusContent = bits.subarray(modulus.contentStart, modulus.contentEnd);
  const exponentContent = bits.subarray(exponent.contentStart, exponent.contentEnd);
  return {
    type: 'rsa',
    modulus: withoutLeadingZeros(modulusContent),
    exponent: withoutLeadingZeros(exponentContent),
    modulusBits: bitLength(modulusContent),
    negative: isNegativeInteger(modulusContent) || isNegativeInteger(exponentContent),
  };
}

/** ECParameters (RFC 5480 § 2.1.1): a named curve, or `explicit` parameters. */
export function ecKey(parameters: Uint8Array | undefined): PublicKey {
  if (parameters === undefined) return { type: 'unknown', reason: 'EC key without parameters' };
  if (parameters[0] !== TAG.oid) return { type: 'ec', curve: 'explicit', bits: undefined };
  const oid = readOid(Cursor.over(parameters, BER_LIMITS), 'namedCurve');
  const curve = NAMED_CURVES.get(oid);
  return { type: 'ec', curve: curve?.name ?? oid, bits: curve?.bits };
}
