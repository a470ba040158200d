import { readBitStringOctets } from '../asn1/bitstring.js';
import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { bitLength, unsignedToBigInt, withoutLeadingZeros } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import { readAlgorithm } from '../x509/algorithm.js';
import type { PrivateKey } from '../x509/types.js';

export type PublicPart =
  /** Big-endian, without leading zero octets. */
  | { readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  /** The public key's octets: a point of SEC 1, or the key of an Edwards curve. */
  | { readonly ecPoint: Uint8Array };

/** Largest modulus that the consistency check multiplies. */
const MAX_RSA_BITS = 16384;

/**
 * The public key that the private key's file states: always for RSA, optional for curves.
 * @returns undefined where none is stated or the key cannot be read
 */
export function publicPartOf(key: PrivateKey): PublicPart | undefined {
  return orUndefined(() => {
    const { privateKey, publicKey } = openPkcs8(key.pkcs8);
    if (key.type === 'rsa') {
      const [modulus, exponent] = rsaIntegers(privateKey);
      return modulus && exponent && { modulus, exponent };
    }
    if (publicKey !== undefined) return { ecPoint: publicKey };
    return key.type === 'ec' ? sec1Point(privateKey) : undefined;
  });
}

/**
 * Whether the numbers of an RSA key belong together: n = p·q and e·d ≡ 1 modulo p−1 and q−1.
 * @returns undefined for other keys, for more than two primes, and above 16,384 bits
 */
export function rsaKeyConsistent(key: PrivateKey): boolean | undefined {
  if (key.type !== 'rsa') return undefined;
  return orUndefined(() => {
    const octets = rsaIntegers(openPkcs8(key.pkcs8).privateKey);
    if (octets.length !== 8 || octets.some((number) => bitLength(number) > MAX_RSA_BITS)) return undefined;
    const [n = 0n, e = 0n, d = 0n, p = 0n, q = 0n] = octets.map((number) => unsignedToBigInt(number, 'RSAPrivateKey'));
    if (p < 2n || q < 2n) return false;
    const product = e * d;
    return n === p * q && isOneModulo(product, p - 1n) && isOneModulo(product, q - 1n);
  });
}

function isOneModulo(value: bigint, modulus: bigint): boolean {
  return (value - 1n) % modulus === 0n;
}

/** PrivateKeyInfo, with the optional publicKey of version 2 (RFC 5958 § 2). */
function openPkcs8(pkcs8: Uint8Array): { privateKey: Uint8Array; publicKey: Uint8Array | undefined } {
  const inner = Cursor.over(pkcs8, BER_LIMITS).readInto(TAG.sequence, 'PrivateKeyInfo');
  inner.read(TAG.integer, 'version');
  readAlgorithm(inner, 'privateKeyAlgorithm');
  const privateKey = inner.read(TAG.octetString, 'privateKey');
  inner.readOptional(0xa0, 'attributes');
  return {
    privateKey: pkcs8.subarray(privateKey.contentStart, privateKey.contentEnd),
    publicKey: inner.nextTag === 0x81 ? readBitStringOctets(inner, 'publicKey', 0x81) : undefined,
  };
}

/** n, e, d, p, q, d mod p−1, d mod q−1, q⁻¹ mod p (RFC 8017 § A.1.2); fewer or more when the key is another. */
function rsaIntegers(rsaPrivateKey: Uint8Array): Uint8Array[] {
  const inner = Cursor.over(rsaPrivateKey, BER_LIMITS).readInto(TAG.sequence, 'RSAPrivateKey');
  inner.read(TAG.integer, 'version');
  const integers: Uint8Array[] = [];
  while (inner.nextTag === TAG.integer && integers.length < 8) {
    const tlv = inner.read(TAG.integer, 'RSAPrivateKey');
    integers.push(withoutLeadingZeros(rsaPrivateKey.subarray(tlv.contentStart, tlv.contentEnd)));
  }
  return inner.atEnd ? integers : integers.slice(0, 2);
}

function sec1Point(ecPrivateKey: Uint8Array): PublicPart | undefined {
  const inner = Cursor.over(ecPrivateKey, BER_LIMITS).readInto(TAG.sequence, 'ECPrivateKey');
  inner.read(TAG.integer, 'version');
  inner.read(TAG.octetString, 'privateKey');
  inner.readOptional(0xa0, 'parameters');
  const tagged = inner.readOptional(0xa1, 'publicKey');
  return tagged && { ecPoint: readBitStringOctets(inner.enter(tagged), 'publicKey') };
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return undefined;
  }
}
