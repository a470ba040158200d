import * as nodeCryptography from 'node:crypto';
import { promisify } from 'node:util';
import type { CipherName } from '../../core/algorithms.js';
import { decryptWith, type Engine, LEGACY_ENGINES } from '../../core/pkcs12/engines.js';
import type { CryptoPort } from '../../core/ports.js';
import { NODE_HASHES } from './hashes.js';
import { proves } from './proves.js';
import { streamVerifier, verify } from './verify.js';

const ENGINES: Readonly<Record<CipherName, Engine>> = {
  'AES-128-CBC': openssl('aes-128-cbc'),
  'AES-192-CBC': openssl('aes-192-cbc'),
  'AES-256-CBC': openssl('aes-256-cbc'),
  'CAMELLIA-128-CBC': openssl('camellia-128-cbc'),
  'CAMELLIA-192-CBC': openssl('camellia-192-cbc'),
  'CAMELLIA-256-CBC': openssl('camellia-256-cbc'),
  'DES-EDE3-CBC': openssl('des-ede3-cbc'),
  'DES-EDE2-CBC': openssl('des-ede-cbc'),
  ...LEGACY_ENGINES,
};

const pbkdf2 = promisify(nodeCryptography.pbkdf2);
const scrypt = promisify<Uint8Array, Uint8Array, number, nodeCryptography.ScryptOptions, Buffer>(
  nodeCryptography.scrypt,
);

/** The platform's cryptography on node:crypto; what OpenSSL's default provider lacks comes from core's legacy ciphers. */
export const nodeCrypto: CryptoPort = {
  hash(name) {
    const algorithm = NODE_HASHES[name];
    return algorithm === undefined ? undefined : (data) => plain(nodeCryptography.hash(algorithm, data, 'buffer'));
  },

  hmac(name, key, data) {
    const algorithm = NODE_HASHES[name];
    return algorithm === undefined
      ? undefined
      : plain(nodeCryptography.createHmac(algorithm, key).update(data).digest());
  },

  async pbkdf2(name, password, salt, iterations, length) {
    const algorithm = NODE_HASHES[name];
    return algorithm === undefined ? undefined : plain(await pbkdf2(password, salt, iterations, length, algorithm));
  },

  async scrypt(password, salt, { n, r, p }, length) {
    // OpenSSL counts 128 · r · (n + p + 2) octets; the default limit of 32 MiB is too small for its own files.
    return plain(await scrypt(password, salt, length, { N: n, r, p, maxmem: 128 * r * (n + p + 2) + 1024 }));
  },

  decrypt: decryptWith(ENGINES),
  verify,
  streams: {
    verifier: streamVerifier,
    sha256: () => {
      const hash = nodeCryptography.createHash('sha256');
      return { update: (chunk) => void hash.update(chunk), digest: () => plain(hash.digest()) };
    },
  },
  proves,
};

/** A cipher of OpenSSL 3's default provider. */
function openssl(name: string): Engine {
  return (key, iv, data) => {
    const decipher = nodeCryptography.createDecipheriv(name, key, iv).setAutoPadding(false);
    return plain(Buffer.concat([decipher.update(data), decipher.final()]));
  };
}

/** A Buffer's `slice` and `toString` are not those of the Uint8Array that core is promised. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
