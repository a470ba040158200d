import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import type { CHash } from '@noble/hashes/utils.js';
import type { HashName } from '../../core/algorithms.js';

export const NOBLE_HASHES: Readonly<Record<HashName, CHash | undefined>> = {
  MD2: undefined,
  MD4: undefined,
  MD5: md5,
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
  'SHA-512/224': sha512_224,
  'SHA-512/256': sha512_256,
  'SHA3-224': sha3_224,
  'SHA3-256': sha3_256,
  'SHA3-384': sha3_384,
  'SHA3-512': sha3_512,
};

const WEB_CRYPTO_HASHES: ReadonlySet<HashName> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

/** The hashes that Web Crypto's PBKDF2 and signature algorithms know, under the same names. */
export function webCryptoHas(name: HashName): boolean {
  return WEB_CRYPTO_HASHES.has(name);
}
