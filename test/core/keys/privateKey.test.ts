import { createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { publicPartOf, rsaKeyConsistent } from '../../../src/core/keys/keyParts.js';
import { isEncryptedPrivateKey, readPrivateKey } from '../../../src/core/keys/readPrivateKey.js';
import { readPem } from '../../../src/core/pem.js';
import type { PrivateKey } from '../../../src/core/x509/types.js';
import * as der from '../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';

function clear(bytes: Uint8Array): PrivateKey {
  const key = readPrivateKey(bytes);
  if (isEncryptedPrivateKey(key)) throw new Error('encrypted');
  return key;
}

describe.skipIf(!hasOpenssl())('private keys by OpenSSL', () => {
  const directory = temporaryDirectory();
  const KEYS: Readonly<Record<string, readonly string[]>> = {
    rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
    ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
    ed25519: ['-algorithm', 'ED25519'],
    ed448: ['-algorithm', 'ED448'],
    pss: ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:1024'],
    multiprime: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-pkeyopt', 'rsa_keygen_primes:3'],
  };
  const read = (...args: string[]) => {
    const [block] = readPem(openssl(directory, args));
    if (block === undefined) throw new Error('no block');
    return block;
  };
  const samePublicKey = (ours: PrivateKey, file: string) => {
    const spki = (key: ReturnType<typeof createPrivateKey>) => key.export({ type: 'pkcs8', format: 'der' });
    const node = createPrivateKey({ key: Buffer.from(ours.pkcs8), format: 'der', type: 'pkcs8' });
    expect(spki(node)).toEqual(spki(createPrivateKey(openssl(directory, ['pkey', '-in', file]))));
  };

  beforeAll(() => {
    for (const [name, args] of Object.entries(KEYS)) openssl(directory, ['genpkey', ...args, '-out', name]);
  });

  it.each([
    ['rsa', 'rsa'],
    ['ec', 'ec'],
    ['ed25519', 'ed25519'],
    ['ed448', 'ed448'],
    ['pss', 'rsa'],
    ['multiprime', 'rsa'],
  ])('reads PKCS #8 of %s', (file, type) => {
    const { bytes } = read('pkey', '-in', file);
    const key = clear(bytes);
    expect(key.type).toBe(type);
    expect(key.pkcs8).toEqual(bytes);
  });

  it.each(['rsa', 'ec'])('makes PKCS #8 of the traditional form of %s', (file) => {
    const block = read('pkey', '-in', file, '-traditional');
    expect(block.label).toBe(`${file.toUpperCase()} PRIVATE KEY`);
    samePublicKey(clear(block.bytes), file);
    // An EC key keeps its curve inside too, where OpenSSL leaves it out.
    if (file === 'rsa') expect(clear(block.bytes).pkcs8).toEqual(read('pkey', '-in', file).bytes);
  });

  it('makes PKCS #8 of a DSA key', () => {
    openssl(directory, [
      'genpkey',
      '-genparam',
      '-algorithm',
      'DSA',
      '-pkeyopt',
      'dsa_paramgen_bits:1024',
      '-out',
      'dsaparam',
    ]);
    openssl(directory, ['genpkey', '-paramfile', 'dsaparam', '-out', 'dsa']);
    const key = clear(read('pkey', '-in', 'dsa', '-traditional').bytes);
    expect(key.type).toBe('dsa');
    expect(key.pkcs8).toEqual(read('pkey', '-in', 'dsa').bytes);
  });

  it('recognises encrypted PKCS #8, with its algorithm and data', () => {
    for (const [args, oid] of [
      [['-v2', 'aes-256-cbc'], '1.2.840.113549.1.5.13'],
      [['-v1', 'PBE-SHA1-3DES'], '1.2.840.113549.1.12.1.3'],
    ] as const) {
      const { bytes } = read('pkcs8', '-topk8', '-in', 'rsa', '-passout', 'pass:x', ...args);
      const key = readPrivateKey(bytes);
      if (!isEncryptedPrivateKey(key)) throw new Error('in the clear');
      expect(key.encrypted.algorithm.oid).toBe(oid);
      expect(key.encrypted.data.length % 8).toBe(0);
      expect(key.der).toEqual(bytes);
    }
  });

  it('finds the public part that a key states', () => {
    for (const file of ['rsa', 'pss', 'multiprime']) {
      const part = publicPartOf(clear(read('pkey', '-in', file).bytes));
      const modulus = /Modulus=([0-9A-F]+)/.exec(openssl(directory, ['rsa', '-in', file, '-noout', '-modulus']))?.[1];
      if (part === undefined || !('modulus' in part)) throw new Error('no modulus');
      expect(Buffer.from(part.modulus).toString('hex').toUpperCase()).toBe(modulus);
      expect(part.exponent).toEqual(Uint8Array.of(1, 0, 1));
    }
    const [spki] = readPem(openssl(directory, ['pkey', '-in', 'ec', '-pubout']));
    const point = publicPartOf(clear(read('pkey', '-in', 'ec').bytes));
    expect(point).toEqual({ ecPoint: spki?.bytes.subarray(-97) });
    expect(publicPartOf(clear(read('pkey', '-in', 'ed25519').bytes))).toBeUndefined();
  });

  it('finds the public part of a version-2 key', () => {
    const { bytes } = read('pkey', '-in', 'ed25519');
    const parts = bytes.subarray(2 + 3);
    const version2 = der.sequence(der.integer(1), parts, encodeElement(0x81, Uint8Array.of(0, 1, 2, 3)));
    expect(publicPartOf(clear(version2))).toEqual({ ecPoint: Uint8Array.of(1, 2, 3) });
  });

  it('confirms RSA keys whose numbers belong together, and no others', () => {
    for (const file of ['rsa', 'pss']) expect(rsaKeyConsistent(clear(read('pkey', '-in', file).bytes))).toBe(true);
    for (const file of ['multiprime', 'ec']) {
      expect(rsaKeyConsistent(clear(read('pkey', '-in', file).bytes))).toBeUndefined();
    }
  });
});

describe('RSA keys whose numbers do not belong together', () => {
  // p = 11, q = 23: n = 253, e = 3, d = 147.
  const key = (n: number[], e: number[], d: number[], p: number, q: number) =>
    clear(der.sequence(...[[0], n, e, d, [p], [q], [1], [1], [1]].map((octets) => der.integer(...octets))));

  it('are told from those whose numbers do', () => {
    expect(rsaKeyConsistent(key([0, 253], [3], [0, 147], 11, 23))).toBe(true);
    expect(rsaKeyConsistent(key([0, 251], [3], [0, 147], 11, 23))).toBe(false);
    expect(rsaKeyConsistent(key([0, 253], [3], [0, 148], 11, 23))).toBe(false);
    expect(rsaKeyConsistent(key([0, 253], [3], [0, 147], 1, 23))).toBe(false);
    expect(rsaKeyConsistent(key([0], [3], [1], 0, 0))).toBe(false);
  });

  it('are not multiplied above 16,384 bits', () => {
    const huge = new Array(2049).fill(0x7f);
    huge.unshift(0x01);
    expect(rsaKeyConsistent(key(huge, [3], [1], 11, 23))).toBeUndefined();
  });
});

describe('what is no private key', () => {
  it.each([
    ['nothing but a version', der.sequence(der.integer(0))],
    ['a few integers', der.sequence(der.integer(0), der.integer(1), der.integer(2))],
    ['an EC key without its curve', der.sequence(der.integer(1), der.octetString(Uint8Array.of(1, 2, 3)))],
    ['a string', der.text(0x0c, 'key')],
  ])('is malformed: %s', (_, bytes) => {
    expect(() => readPrivateKey(bytes)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('is truncated when it is a key cut short', () => {
    const whole = der.sequence(
      der.integer(1),
      der.octetString(new Uint8Array(32)),
      der.explicit(0, der.oid('1.2.840.10045.3.1.7')),
    );
    expect(clear(whole).type).toBe('ec');
    expect(() => readPrivateKey(whole.subarray(0, 20))).toThrow(expect.objectContaining({ code: 'truncated' }));
  });
});
