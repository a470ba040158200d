import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { Cursor } from '../../core/asn1/cursor.js';
import { NULL, oid, sequence } from '../../core/asn1/encode.js';
import { readPublicKeyInfo } from '../../core/x509/publicKey.js';

/** A private key with the algorithm identifier of what it signs: SHA-256 with RSA or ECDSA. */
export interface SigningKey {
  /** AlgorithmIdentifier, DER. */
  readonly algorithm: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  /** SHA-1 of the public key's bits, without tag, length and unused bits (KeyHash, RFC 6960 § 4.2.1; RFC 5280 § 4.2.1.2). */
  readonly keyHash: Uint8Array;
  /** Works beside the event loop. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/** @param key an RSA or EC private key */
export function signingKeyOf(key: KeyObject): SigningKey {
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? sequence(oid('1.2.840.10045.4.3.2'))
      : sequence(oid('1.2.840.113549.1.1.11'), NULL);
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  return {
    algorithm,
    spki,
    keyHash: createHash('sha1')
      .update(readPublicKeyInfo(Cursor.over(spki), 'key').bits)
      .digest(),
    sign: (data) =>
      new Promise((resolve, reject) => {
        sign('sha256', data, key, (error, signature) =>
          error === null ? resolve(new Uint8Array(signature)) : reject(error),
        );
      }),
  };
}
