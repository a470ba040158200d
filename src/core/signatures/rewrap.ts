import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { bitString, integer, NULL, oid, sequence } from '../asn1/encode.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';

/** AlgorithmIdentifier of rsaEncryption with its NULL (RFC 8017 § A.1). */
export const RSA_ENCRYPTION_IDENTIFIER = sequence(oid('1.2.840.113549.1.1.1'), NULL);

/**
 * The same public key under another algorithm identifier: an RSA key as one for RSASSA-PSS with given
 * parameters, or the other way round; both hold the same RSAPublicKey (RFC 4055 § 1.2).
 * @param algorithm AlgorithmIdentifier, DER
 * @param bits content of subjectPublicKey
 * @returns SubjectPublicKeyInfo, DER
 */
export function publicKeyUnder(algorithm: Uint8Array, bits: Uint8Array): Uint8Array {
  return sequence(algorithm, bitString(bits));
}

/**
 * The same private key under another algorithm identifier.
 * @param pkcs8 PrivateKeyInfo (RFC 5208 § 5); attributes and public key are left out of the copy
 * @returns PrivateKeyInfo, DER, or undefined when there is none in `pkcs8`
 */
export function privateKeyUnder(algorithm: Uint8Array, pkcs8: Uint8Array): Uint8Array | undefined {
  try {
    const info = Cursor.over(pkcs8, BER_LIMITS).readInto(TAG.sequence, 'PrivateKeyInfo');
    info.read(TAG.integer, 'version');
    info.read(TAG.sequence, 'privateKeyAlgorithm');
    const key = info.read(TAG.octetString, 'privateKey');
    return sequence(integer(0), algorithm, pkcs8.subarray(key.start, key.end));
  } catch (error) {
    if (error instanceof CmgCertError) return undefined;
    throw error;
  }
}
