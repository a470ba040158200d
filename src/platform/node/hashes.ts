import type { HashName } from '../../core/algorithms.js';

/** OpenSSL's names. MD2 and MD4 are in no provider that Node loads. */
export const NODE_HASHES: Readonly<Record<HashName, string | undefined>> = {
  MD2: undefined,
  MD4: undefined,
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA-512/224': 'sha512-224',
  'SHA-512/256': 'sha512-256',
  'SHA3-224': 'sha3-224',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
};
