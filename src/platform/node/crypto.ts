import * as nodeCryptography from 'node:crypto';
import { promisify } from 'node:util';
import { CIPHER_SHAPES, fitsCipher, isWholeBlocks, withoutPadding } from '../../core/pkcs12/ciphers.js';
import { desCbcDecrypt } from '../../core/pkcs12/legacy/des.js';
import { rc2CbcDecrypt } from '../../core/pkcs12/legacy/rc2.js';
import { rc4 } from '../../core/pkcs12/legacy/rc4.js';
import type { CipherName, CryptoPort } from '../../core/ports.js';
import { NODE_HASHES } from './hashes.js';
import { proves } from './proves.js';
import { streamVerifier, verify } from './verify.js';

/** Ciphers of OpenSSL 3's default provider. */
const NATIVE_CIPHERS: Readonly<Partial<Record<CipherName, string>>> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'DES-EDE3-CBC': 'des-ede3-cbc',
  'DES-EDE2-CBC': 'des-ede-cbc',
  'CAMELLIA-128-CBC': 'camellia-128-cbc',
  'CAMELLIA-192-CBC': 'camellia-192-cbc',
  'CAMELLIA-256-CBC': 'camellia-256-cbc',
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

  async decrypt(cipher, key, iv, data, effectiveBits, padding = 'pkcs7') {
    if (!fitsCipher(cipher, key, iv, effectiveBits)) return 'unsupported';
    if (!isWholeBlocks(cipher, data.length)) return 'bad-padding';
    const padded = decryptBlocks(cipher, key, iv, data, effectiveBits);
    if (padding === 'none') return padded;
    return withoutPadding(padded, CIPHER_SHAPES[cipher].blockOctets) ?? 'bad-padding';
  },

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

function decryptBlocks(
  cipher: CipherName,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
  effectiveBits = key.length * 8,
): Uint8Array {
  if (cipher === 'RC4') return rc4(key, data);
  if (cipher === 'RC2-CBC') return rc2CbcDecrypt(key, effectiveBits, iv, data);
  const native = NATIVE_CIPHERS[cipher];
  if (native === undefined) return desCbcDecrypt(key, iv, data);
  const decipher = nodeCryptography.createDecipheriv(native, key, iv).setAutoPadding(false);
  return plain(Buffer.concat([decipher.update(data), decipher.final()]));
}

/** A Buffer's `slice` and `toString` are not those of the Uint8Array that core is promised. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
