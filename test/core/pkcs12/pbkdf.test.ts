import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pkcs12Pbkdf } from '../../../src/core/pkcs12/pbkdf.js';
import { repeatHash } from '../../../src/core/pkcs12/repeatedHash.js';
import type { HashName } from '../../../src/core/ports.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { fromHex, toHex } from '../../support/bytes.js';
import { bmpPassword } from '../../support/pfxBuilder.js';

const hashOf = (name: HashName) => nodeCrypto.hash(name) as (data: Uint8Array) => Uint8Array;

describe("PKCS #12's key derivation", () => {
  it.each([
    ['smeg', '0a58cf64530d823f', 'key', 1, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    ['smeg', '0a58cf64530d823f', 'iv', 1, '79993dfe048d3b76'],
    ['smeg', '642b99ab44fb4b1f', 'key', 1, 'f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966'],
    ['smeg', '3d83c0e4546ac140', 'mac', 1, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
    ['queeg', '05dec959acff72f7', 'key', 1000, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
    ['queeg', '05dec959acff72f7', 'iv', 1000, '11dedad7758d4860'],
    ['queeg', '263216fcc2fab31c', 'mac', 1000, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
  ] as const)('gives the known value for %s, salt %s, %s, %i rounds', (password, salt, purpose, rounds, expected) => {
    const length = expected.length / 2;
    const derived = pkcs12Pbkdf(
      hashOf('SHA-1'),
      'SHA-1',
      bmpPassword(password),
      fromHex(salt),
      purpose,
      rounds,
      length,
    );
    expect(toHex(derived)).toBe(expected);
  });
});

describe('a hash repeated', () => {
  it.each([
    ['SHA-1', 'sha1'],
    ['SHA-256', 'sha256'],
    ['SHA-384', 'sha384'],
    ['MD5', 'md5'],
    ['SHA3-256', 'sha3-256'],
  ] as const)('%s is what as many calls of it give', (name, reference) => {
    for (const seed of ['', 'a', 'another']) {
      const start = createHash(reference).update(seed).digest();
      let expected = start;
      for (let round = 0; round < 300; round += 1) expected = createHash(reference).update(expected).digest();
      expect(toHex(repeatHash(name, hashOf(name), start, 300))).toBe(toHex(expected));
      expect(toHex(repeatHash(name, hashOf(name), start, 0))).toBe(toHex(start));
    }
  });
});
