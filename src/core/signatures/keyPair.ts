import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { withoutLeadingZeros } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import { readAlgorithm } from '../x509/algorithm.js';
import { RSA_ENCRYPTION, RSASSA_PSS, readPublicKeyInfo } from '../x509/publicKey.js';
import type { PublicKeyInfo } from '../x509/types.js';

/** OpenSSL's bound (OPENSSL_RSA_MAX_MODULUS_BITS); a larger key would take seconds a signature. */
export const MAX_RSA_BITS = 16_384;

/** What a private key signs to prove that it belongs to a public key. Any octets do. */
export const CHALLENGE = Uint8Array.from('cmg-cert: do these two keys belong together?', (letter) =>
  letter.charCodeAt(0),
);

/** An RSA key of 16,384 bits has 9.3 kB in PKCS #8. */
const MAX_PKCS8_OCTETS = 16 * 1024;
/** An RSAPrivateKey is some 4.5 times its modulus; more means an exponent made to take long. */
const MAX_RSA_RATIO = 6;

/**
 * What can be said before a private key is used: `mismatch` when both are RSA keys with different moduli,
 * `unsupported` when it is longer than any honest key of its kind, `open` otherwise.
 */
export function compareBeforeUse(pkcs8: Uint8Array, { key }: PublicKeyInfo): 'open' | 'mismatch' | 'unsupported' {
  if (pkcs8.length > MAX_PKCS8_OCTETS) return 'unsupported';
  const modulus = key.type === 'rsa' ? rsaModulusOf(pkcs8) : undefined;
  if (key.type !== 'rsa' || modulus === undefined) return 'open';
  if (!sameOctets(modulus, key.modulus)) return 'mismatch';
  return pkcs8.length > MAX_RSA_RATIO * modulus.length + 1024 ? 'unsupported' : 'open';
}

/**
 * The modulus of an RSA private key, without leading zero octets.
 * @param pkcs8 PrivateKeyInfo with an RSAPrivateKey (RFC 8017 § A.1.2)
 * @returns undefined when there is none in it
 */
export function rsaModulusOf(pkcs8: Uint8Array): Uint8Array | undefined {
  return unlessMalformed(() => {
    const info = Cursor.over(pkcs8, BER_LIMITS).readInto(TAG.sequence, 'PrivateKeyInfo');
    info.read(TAG.integer, 'version');
    const { oid } = readAlgorithm(info, 'privateKeyAlgorithm');
    if (oid !== RSA_ENCRYPTION && oid !== RSASSA_PSS) return undefined;
    const octets = info.read(TAG.octetString, 'privateKey');
    const key = info.enter(octets).readInto(TAG.sequence, 'RSAPrivateKey');
    key.read(TAG.integer, 'version');
    const modulus = key.read(TAG.integer, 'modulus');
    return withoutLeadingZeros(pkcs8.subarray(modulus.contentStart, modulus.contentEnd));
  });
}

/** Whether two numbers, keys or digests have the same octets. */
export function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}

/** @returns undefined when `spki` is no SubjectPublicKeyInfo, or not that alone */
export function publicKeyInfoOf(spki: Uint8Array): PublicKeyInfo | undefined {
  return unlessMalformed(() => {
    const cursor = Cursor.over(spki, BER_LIMITS);
    const info = readPublicKeyInfo(cursor, 'subjectPublicKeyInfo');
    cursor.finish('subjectPublicKeyInfo');
    return info;
  });
}

function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CmgCertError) return undefined;
    throw error;
  }
}
