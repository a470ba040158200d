import { malformed } from '../asn1/errors.js';
import type { AlgorithmIdentifier } from '../x509/types.js';
import { isWholeBlocks } from './ciphers.js';
import type { EncryptedPart } from './encrypted.js';
import { readEncryption } from './schemes.js';

/**
 * Puts an encrypted part together, its algorithm read and bounded.
 * @throws CmgCertError `malformed`, `too-many-iterations`
 */
export function encryptedPart<T>(
  what: string,
  kind: EncryptedPart<T>['kind'],
  algorithm: AlgorithmIdentifier,
  cipherText: Uint8Array,
  maxIterations: number,
  parse: (plain: Uint8Array) => T,
): EncryptedPart<T> {
  const encryption = readEncryption(algorithm, what, maxIterations);
  if (!('unsupported' in encryption) && !isWholeBlocks(encryption.cipher, cipherText.length)) {
    throw malformed(`${what}: ${cipherText.length} octets are no whole number of blocks of ${encryption.cipher}`);
  }
  return { what, kind, encryption, cipherText, parse };
}
