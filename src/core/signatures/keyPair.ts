import { bytesEqual } from '../asn1/bytes.js';
import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { CmgCertError } from '../errors.js';
import { publicPartOf } from '../keys/keyParts.js';
import { isEncryptedPrivateKey, readPrivateKey } from '../keys/readPrivateKey.js';
import { readPublicKeyInfo } from '../x509/publicKey.js';
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
  if (!bytesEqual(modulus, key.modulus)) return 'mismatch';
  return pkcs8.length > MAX_RSA_RATIO * modulus.length + 1024 ? 'unsupported' : 'open';
}

/** @returns undefined when there is no RSA private key in `pkcs8` */
function rsaModulusOf(pkcs8: Uint8Array): Uint8Array | undefined {
  return unlessMalformed(() => {
    const key = readPrivateKey(pkcs8);
    const part = isEncryptedPrivateKey(key) || key.type !== 'rsa' ? undefined : publicPartOf(key);
    return part !== undefined && 'modulus' in part ? part.modulus : undefined;
  });
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
