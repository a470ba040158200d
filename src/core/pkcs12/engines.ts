import { CIPHERS, type CipherName } from '../algorithms.js';
import type { CryptoPort } from '../ports.js';
import { fitsCipher, isWholeBlocks, withoutPadding } from './ciphers.js';
import { desCbcDecrypt } from './legacy/des.js';
import { rc2CbcDecrypt } from './legacy/rc2.js';
import { rc4 } from './legacy/rc4.js';

/** Decrypts whole blocks with a key and an IV that fit, and leaves the padding on. `effectiveBits` are RC2's. */
export type Engine = (key: Uint8Array, iv: Uint8Array, data: Uint8Array, effectiveBits: number) => Uint8Array;

/** What no platform has any more. */
export const LEGACY_ENGINES = {
  'DES-CBC': desCbcDecrypt,
  'RC2-CBC': (key, iv, data, effectiveBits) => rc2CbcDecrypt(key, effectiveBits, iv, data),
  RC4: (key, _iv, data) => rc4(key, data),
} satisfies Partial<Record<CipherName, Engine>>;

/** The decryption of a platform. A cipher of the table that has no engine here does not compile. */
export function decryptWith(engines: Readonly<Record<CipherName, Engine>>): CryptoPort['decrypt'] {
  return async (cipher, key, iv, data, effectiveBits, padding = 'pkcs7') => {
    if (!fitsCipher(cipher, key, iv, effectiveBits)) return 'unsupported';
    if (!isWholeBlocks(cipher, data.length)) return 'bad-padding';
    const padded = engines[cipher](key, iv, data, effectiveBits ?? key.length * 8);
    if (padding === 'none') return padded;
    return withoutPadding(padded, CIPHERS[cipher].blockOctets) ?? 'bad-padding';
  };
}
