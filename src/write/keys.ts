import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair as generateKeyPairWithCallback,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { publicKeyInfoOf } from '../core/signatures/keyPair.js';

const generateKeyPair = promisify(generateKeyPairWithCallback);

export type KeyKind = 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'rsa-1024' | 'p-256' | 'p-384' | 'ed25519';

/** A new private key, made on a thread of libuv's pool: as many at once as the pool has threads. */
export async function makeKey(kind: KeyKind): Promise<KeyObject> {
  if (kind === 'p-256' || kind === 'p-384') {
    return (await generateKeyPair('ec', { namedCurve: kind === 'p-256' ? 'P-256' : 'P-384' })).privateKey;
  }
  if (kind === 'ed25519') return (await generateKeyPair('ed25519')).privateKey;
  return (await generateKeyPair('rsa', { modulusLength: Number(kind.slice(4)), publicExponent: 0x10001 })).privateKey;
}

/** PKCS #8 PrivateKeyInfo, DER, in the clear: for {@link writePfx}, never for a file. */
export const pkcs8Of = (key: KeyObject): Uint8Array => new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }));

/**
 * PEM text of a private key: PKCS #8 encrypted with AES-256-CBC (PBES2, RFC 8018), which OpenSSL and everything built on it read.
 * @param password undefined writes it in the clear
 */
export const keyPem = (key: KeyObject, password: string | undefined): string =>
  key.export({
    format: 'pem',
    type: 'pkcs8',
    ...(password === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: password }),
  }) as string;

export const readKeyPem = (pem: string | Uint8Array, password: string | undefined): KeyObject =>
  createPrivateKey({
    key: typeof pem === 'string' ? pem : Buffer.from(pem),
    format: 'pem',
    ...(password === undefined ? {} : { passphrase: password }),
  });

/** SubjectPublicKeyInfo, DER. */
export const spkiOf = (key: KeyObject | Uint8Array): Uint8Array => {
  if (key instanceof Uint8Array) return key;
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
};

/** SHA-1 of the key bits, the usual key identifier (RFC 5280 § 4.2.1.2, method 1). */
export function keyIdentifierOf(spki: Uint8Array): Uint8Array {
  const bits = publicKeyInfoOf(spki)?.bits ?? spki;
  return new Uint8Array(createHash('sha1').update(bits).digest());
}
