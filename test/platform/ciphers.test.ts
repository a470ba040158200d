import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CipherName, CryptoPort } from '../../src/core/ports.js';
import { browserCrypto } from '../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { fromHex, toHex } from '../support/bytes.js';

const PLATFORMS: readonly [string, CryptoPort][] = [
  ['node', nodeCrypto],
  ['browser', browserCrypto],
];

/** A cipher of OpenSSL that encrypts alike. Single DES is 3DES with one key three times. */
const REFERENCES: readonly [CipherName, number, string, (key: Uint8Array) => Uint8Array][] = [
  ['AES-128-CBC', 16, 'aes-128-cbc', (key) => key],
  ['AES-192-CBC', 24, 'aes-192-cbc', (key) => key],
  ['AES-256-CBC', 32, 'aes-256-cbc', (key) => key],
  ['CAMELLIA-128-CBC', 16, 'camellia-128-cbc', (key) => key],
  ['CAMELLIA-192-CBC', 24, 'camellia-192-cbc', (key) => key],
  ['CAMELLIA-256-CBC', 32, 'camellia-256-cbc', (key) => key],
  ['DES-EDE3-CBC', 24, 'des-ede3-cbc', (key) => key],
  ['DES-EDE2-CBC', 16, 'des-ede-cbc', (key) => key],
  ['DES-CBC', 8, 'des-ede3-cbc', (key) => Uint8Array.from([...key, ...key, ...key])],
];

const octets = (length: number, seed: number) => Uint8Array.from({ length }, (_, i) => (i * 57 + seed) & 0xff);
const blockOf = (cipher: CipherName) => (/DES|RC2/.test(cipher) ? 8 : 16);

function encrypt(reference: string, key: Uint8Array, iv: Uint8Array, plain: Uint8Array, padded = true): Uint8Array {
  const cipher = createCipheriv(reference, key, iv).setAutoPadding(padded);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

describe.each(PLATFORMS)('on %s', (_, port) => {
  it.each(REFERENCES)(
    '%s undoes what OpenSSL encrypts, at every length of padding and over many blocks',
    async (cipher, keyOctets, reference, toKey) => {
      const key = octets(keyOctets, 3);
      const iv = octets(blockOf(cipher), 200);
      for (const length of [0, 1, 7, 8, 15, 16, 17, 8191, 8192, 20_000]) {
        const plain = octets(length, length);
        const cipherText = encrypt(reference, toKey(key), iv, plain);
        const decrypted = await port.decrypt(cipher, key, iv, cipherText);
        expect(toHex(decrypted as Uint8Array)).toBe(toHex(plain));
        const unpadded = (await port.decrypt(cipher, key, iv, cipherText, undefined, 'none')) as Uint8Array;
        expect(unpadded.length).toBe(cipherText.length);
        expect(toHex(unpadded.subarray(0, length))).toBe(toHex(plain));
      }
    },
  );

  it.each(REFERENCES)(
    '%s calls a wrong key, wrong padding and broken blocks bad-padding',
    async (cipher, keyOctets, reference, toKey) => {
      const key = octets(keyOctets, 3);
      const block = blockOf(cipher);
      const iv = octets(block, 200);
      const cipherText = encrypt(reference, toKey(key), iv, octets(100, 1));
      expect(await port.decrypt(cipher, octets(keyOctets, 77), iv, cipherText)).toBe('bad-padding');
      expect(await port.decrypt(cipher, key, iv, cipherText.subarray(1))).toBe('bad-padding');
      expect(await port.decrypt(cipher, key, iv, new Uint8Array())).toBe('bad-padding');
      for (const end of [[0], [block + 1], [3, 2, 3]]) {
        const plain = octets(block, 9);
        plain.set(end, block - end.length);
        expect(await port.decrypt(cipher, key, iv, encrypt(reference, toKey(key), iv, plain, false))).toBe(
          'bad-padding',
        );
      }
    },
  );

  it.each(REFERENCES)(
    '%s with a key or an IV of the wrong length is unsupported, not an exception',
    async (cipher, keyOctets) => {
      const iv = octets(blockOf(cipher), 1);
      expect(await port.decrypt(cipher, octets(keyOctets + 1, 1), iv, octets(16, 1))).toBe('unsupported');
      expect(await port.decrypt(cipher, octets(keyOctets, 1), iv.subarray(1), octets(16, 1))).toBe('unsupported');
    },
  );

  it('RC2 takes its effective bits from the caller, and from the key when there are none', async () => {
    const key = fromHex('88bca90e90875a7f0f79c384627bafb2');
    const iv = new Uint8Array(8);
    const at64 = await port.decrypt('RC2-CBC', key, iv, fromHex('1a807d272bbe5db1'), 64, 'none');
    const at128 = await port.decrypt('RC2-CBC', key, iv, fromHex('2269552ab0f85ca6'), undefined, 'none');
    expect([at64, at128].map((plain) => toHex(plain as Uint8Array))).toEqual(['0000000000000000', '0000000000000000']);
    expect(await port.decrypt('RC2-CBC', key, iv, fromHex('1a807d272bbe5db1'), 64)).toBe('bad-padding');
    expect(await port.decrypt('RC2-CBC', key, iv, fromHex('1a807d272bbe5db1'), 1025)).toBe('unsupported');
    expect(await port.decrypt('RC2-CBC', key, iv, fromHex('1a807d272bbe5db1'), 0)).toBe('unsupported');
    expect(await port.decrypt('RC2-CBC', new Uint8Array(129), iv, fromHex('1a807d272bbe5db1'))).toBe('unsupported');
  });

  it('RC4 has neither IV nor padding', async () => {
    const plain = await port.decrypt('RC4', fromHex('0102030405'), new Uint8Array(), new Uint8Array(3));
    expect(toHex(plain as Uint8Array)).toBe('b23963');
    expect(await port.decrypt('RC4', new Uint8Array(), new Uint8Array(), new Uint8Array(3))).toBe('unsupported');
  });
});
