import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CryptoPort, HashName } from '../../src/core/ports.js';
import { browserCrypto } from '../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { toHex } from '../support/bytes.js';

const PLATFORMS: readonly [string, CryptoPort][] = [
  ['node', nodeCrypto],
  ['browser', browserCrypto],
];

const HASHES: readonly [HashName, string][] = [
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-224', 'sha224'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
  ['SHA-512/224', 'sha512-224'],
  ['SHA-512/256', 'sha512-256'],
  ['SHA3-224', 'sha3-224'],
  ['SHA3-256', 'sha3-256'],
  ['SHA3-384', 'sha3-384'],
  ['SHA3-512', 'sha3-512'],
];

const message = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 89 + length) & 0xff);

describe.each(PLATFORMS)('on %s', (_, port) => {
  it.each(HASHES)('%s, its HMAC and its PBKDF2 agree with OpenSSL', async (name, reference) => {
    for (const length of [0, 1, 63, 64, 144, 1000]) {
      const data = message(length);
      expect(toHex(port.hash(name)?.(data) as Uint8Array)).toBe(createHash(reference).update(data).digest('hex'));
      const mac = port.hmac(name, message(20), data) as Uint8Array;
      expect(toHex(mac)).toBe(createHmac(reference, message(20)).update(data).digest('hex'));
    }
    for (const password of [new Uint8Array(), message(9)]) {
      const key = await port.pbkdf2(name, password, message(8), 17, 40);
      expect(toHex(key as Uint8Array)).toBe(pbkdf2Sync(password, message(8), 17, 40, reference).toString('hex'));
    }
  });

  it.each(['MD2', 'MD4'] as const)('%s is not there, and that is said rather than thrown', async (name) => {
    expect(port.hash(name)).toBeUndefined();
    expect(port.hmac(name, message(1), message(1))).toBeUndefined();
    expect(await port.pbkdf2(name, message(1), message(1), 1, 16)).toBeUndefined();
  });

  it('scrypt agrees with OpenSSL, at the 32 MiB of its own default limit too', async () => {
    for (const params of [
      { n: 16, r: 1, p: 1 },
      { n: 1024, r: 8, p: 3 },
      { n: 32768, r: 8, p: 1 },
    ]) {
      const expected = scryptSync(message(6), message(8), 32, { ...params, N: params.n, maxmem: 2 ** 27 });
      expect(toHex((await port.scrypt(message(6), message(8), params, 32)) as Uint8Array)).toBe(toHex(expected));
    }
  });
});
