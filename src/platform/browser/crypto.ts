import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import type { CipherName, HashName } from '../../core/algorithms.js';
import { decryptWith, type Engine, LEGACY_ENGINES } from '../../core/pkcs12/engines.js';
import { camelliaCbcDecrypt } from '../../core/pkcs12/legacy/camellia.js';
import { desCbcDecrypt } from '../../core/pkcs12/legacy/des.js';
import type { CryptoPort } from '../../core/ports.js';
import { forgeAesCbcDecrypt } from '../forge/ciphers.js';
import { NOBLE_HASHES, webCryptoHas } from './hashes.js';
import { proves } from './proves.js';
import { owned, webCrypto } from './subtle.js';
import { verify } from './verify.js';

/** All of them scripts: Web Crypto has neither 3DES nor Camellia nor, in Chromium, AES-192, and cannot leave the padding on. */
const ENGINES: Readonly<Record<CipherName, Engine>> = {
  'AES-128-CBC': forgeAesCbcDecrypt,
  'AES-192-CBC': forgeAesCbcDecrypt,
  'AES-256-CBC': forgeAesCbcDecrypt,
  'CAMELLIA-128-CBC': camelliaCbcDecrypt,
  'CAMELLIA-192-CBC': camelliaCbcDecrypt,
  'CAMELLIA-256-CBC': camelliaCbcDecrypt,
  'DES-EDE3-CBC': desCbcDecrypt,
  'DES-EDE2-CBC': desCbcDecrypt,
  ...LEGACY_ENGINES,
};

/**
 * The platform's cryptography in a page or a worker. Signatures and PBKDF2 are Web Crypto's; hashes are
 * those of @noble/hashes, because the port wants them at once.
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

  decrypt: decryptWith(ENGINES),

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
