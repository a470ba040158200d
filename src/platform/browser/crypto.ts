import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { CIPHER_SHAPES, fitsCipher, isWholeBlocks, withoutPadding } from '../../core/pkcs12/ciphers.js';
import { camelliaCbcDecrypt } from '../../core/pkcs12/legacy/camellia.js';
import { desCbcDecrypt } from '../../core/pkcs12/legacy/des.js';
import { rc2CbcDecrypt } from '../../core/pkcs12/legacy/rc2.js';
import { rc4 } from '../../core/pkcs12/legacy/rc4.js';
import type { CipherName, CryptoPort, HashName } from '../../core/ports.js';
import { forgeAesCbcDecrypt } from '../forge/ciphers.js';
import { NOBLE_HASHES, webCryptoHas } from './hashes.js';
import { proves } from './proves.js';
import { owned, webCrypto } from './subtle.js';
import { verify } from './verify.js';

/**
 * The platform's cryptography in a page or a worker. Signatures and PBKDF2 are Web Crypto's; hashes are
 * those of @noble/hashes, because the port wants them at once. The ciphers are all scripts: Web Crypto has
 * neither 3DES nor Camellia nor, in Chromium, AES-192, and cannot leave the padding on.
 */
export const browserCrypto: CryptoPort = {
  hash(name) {
    return NOBLE_HASHES[name];
  },

  hmac(name, key, data) {
    const hash = NOBLE_HASHES[name];
    return hash === undefined ? undefined : hmac(hash, key, data);
  },

  async pbkdf2(name, password, salt, iterations, length) {
    const hash = NOBLE_HASHES[name];
    if (hash === undefined) return undefined;
    const native = await nativePbkdf2(name, password, salt, iterations, length);
    return native ?? pbkdf2Async(hash, password, salt, { c: iterations, dkLen: length });
  },

  async scrypt(password, salt, { n, r, p }, length) {
    return scryptAsync(password, salt, { N: n, r, p, dkLen: length, maxmem: 128 * r * (n + p + 2) + 1024 });
  },

  async decrypt(cipher, key, iv, data, effectiveBits, padding = 'pkcs7') {
    if (!fitsCipher(cipher, key, iv, effectiveBits)) return 'unsupported';
    if (!isWholeBlocks(cipher, data.length)) return 'bad-padding';
    const plain = decryptBlocks(cipher, key, iv, data, effectiveBits);
    if (padding === 'none') return plain;
    return withoutPadding(plain, CIPHER_SHAPES[cipher].blockOctets) ?? 'bad-padding';
  },

  verify,
  proves,
};

/** Some ten times faster. @returns undefined where Web Crypto is absent, lacks the hash or refuses an empty password */
async function nativePbkdf2(
  name: HashName,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Promise<Uint8Array | undefined> {
  const subtle = webCrypto();
  if (subtle === undefined || !webCryptoHas(name)) return undefined;
  try {
    const key = await subtle.importKey('raw', owned(password), 'PBKDF2', false, ['deriveBits']);
    const algorithm = { name: 'PBKDF2', hash: name, salt: owned(salt), iterations };
    return new Uint8Array(await subtle.deriveBits(algorithm, key, 8 * length));
  } catch {
    return undefined;
  }
}

function decryptBlocks(
  cipher: CipherName,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
  effectiveBits = key.length * 8,
): Uint8Array {
  switch (cipher) {
    case 'RC4':
      return rc4(key, data);
    case 'RC2-CBC':
      return rc2CbcDecrypt(key, effectiveBits, iv, data);
    case 'DES-CBC':
    case 'DES-EDE3-CBC':
    case 'DES-EDE2-CBC':
      return desCbcDecrypt(key, iv, data);
    case 'CAMELLIA-128-CBC':
    case 'CAMELLIA-192-CBC':
    case 'CAMELLIA-256-CBC':
      return camelliaCbcDecrypt(key, iv, data);
    case 'AES-128-CBC':
    case 'AES-192-CBC':
    case 'AES-256-CBC':
      return forgeAesCbcDecrypt(key, iv, data);
  }
}
