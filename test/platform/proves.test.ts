import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../src/core/asn1/encode.js';
import { privateKeyUnder, publicKeyUnder, RSA_ENCRYPTION_IDENTIFIER } from '../../src/core/signatures/rewrap.js';
import { browserCrypto } from '../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { type Pair, restrictedPssPair } from '../support/keys.js';

const pkcs8 = ({ privateKey }: Pair) => new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
const spki = ({ publicKey }: Pair) => new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));

const ec =
  (namedCurve: string): (() => Pair) =>
  () =>
    generateKeyPairSync('ec', { namedCurve });
/** Two pairs of a kind: the first belongs together, the second is a stranger. */
const KINDS: readonly [string, () => Pair, 'everywhere' | 'node'][] = [
  ['RSA 2048', () => generateKeyPairSync('rsa', { modulusLength: 2048 }), 'everywhere'],
  ['RSA 512', () => generateKeyPairSync('rsa', { modulusLength: 512 }), 'everywhere'],
  ['RSA marked for PSS', () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }), 'everywhere'],
  ['RSA restricted to PSS with SHA-384', () => restrictedPssPair('sha384', 'sha1', 20), 'everywhere'],
  ['P-256', ec('P-256'), 'everywhere'],
  ['P-384', ec('P-384'), 'everywhere'],
  ['P-521', ec('P-521'), 'everywhere'],
  ['Ed25519', () => generateKeyPairSync('ed25519'), 'everywhere'],
  ['Ed448', () => generateKeyPairSync('ed448'), 'everywhere'],
  ['brainpoolP384r1', ec('brainpoolP384r1'), 'node'],
  ['DSA', () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }), 'node'],
];
const PAIRS = KINDS.map(([name, make, where]) => ({ name, where, pair: make(), stranger: make() }));

describe.each([
  ['node', nodeCrypto],
  ['browser', browserCrypto],
] as const)('on %s', (platform, port) => {
  const HERE = PAIRS.filter(({ where }) => platform === 'node' || where === 'everywhere');

  it.each(HERE)('$name: a key proves its own public key and not a stranger', async ({ pair, stranger }) => {
    expect(await port.proves(pkcs8(pair), spki(pair))).toBe('match');
    expect(await port.proves(pkcs8(pair), spki(stranger))).toBe('mismatch');
  });

  it('keys of different types are a mismatch', async () => {
    for (const one of HERE) {
      for (const other of HERE) {
        if (one === other || (one.name.startsWith('RSA') && other.name.startsWith('RSA'))) continue;
        expect(await port.proves(pkcs8(one.pair), spki(other.pair)), `${one.name}, ${other.name}`).toBe('mismatch');
      }
    }
  });

  it('a key of 4096 bits and a public key of 1024 are a mismatch', async () => {
    const large = generateKeyPairSync('rsa', { modulusLength: 4096 });
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(await port.proves(pkcs8(large), spki(small))).toBe('mismatch');
    expect(await port.proves(pkcs8(small), spki(large))).toBe('mismatch');
  });

  it('a key that is marked for PSS on one side only still belongs', async () => {
    const marked = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const plain = privateKeyUnder(RSA_ENCRYPTION_IDENTIFIER, pkcs8(marked)) as Uint8Array;
    expect(await port.proves(plain, spki(marked))).toBe('match');
  });

  it('a modulus with another private exponent behind it is a mismatch or refused, never a match', async () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
    // The moduli end before octet 300; the exponents and primes behind it are the stranger's.
    const key = pkcs8(pair);
    const spliced = Uint8Array.from([...key.subarray(0, 300), ...pkcs8(stranger).subarray(300)]).subarray(
      0,
      key.length,
    );
    expect(await port.proves(spliced, spki(pair))).not.toBe('match');
  });

  it('X25519 cannot sign, and garbage is no key: unsupported', async () => {
    const x25519 = generateKeyPairSync('x25519');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(await port.proves(pkcs8(x25519), spki(x25519))).toBe('unsupported');
    for (const garbage of [new Uint8Array(), new Uint8Array(100), Uint8Array.of(0x30, 0)]) {
      expect(await port.proves(garbage, spki(rsa))).toBe('unsupported');
      expect(await port.proves(pkcs8(rsa), garbage)).toBe('unsupported');
    }
  });

  it('an exponent far longer than its modulus is refused before it is used', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const modulus = new Uint8Array(129);
    modulus.set(Buffer.from(rsa.publicKey.export({ format: 'jwk' }).n as string, 'base64url'), 1);
    const integer = (content: Uint8Array) => encodeElement(0x02, content);
    const long = integer(new Uint8Array(12_000).fill(0x7f));
    const zero = integer(Uint8Array.of(0));
    const key = encodeElement(
      0x30,
      zero,
      integer(modulus),
      integer(Uint8Array.of(1, 0, 1)),
      long,
      ...[1, 2, 3, 4, 5].map(() => zero),
    );
    const info = encodeElement(0x30, zero, RSA_ENCRYPTION_IDENTIFIER, encodeElement(0x04, key));
    expect(await port.proves(info, spki(rsa))).toBe('unsupported');
  });

  it('an RSA key of 20,000 bits is unsupported', async () => {
    const modulus = new Uint8Array(2501).fill(0xff, 1);
    const bits = encodeElement(0x30, encodeElement(0x02, modulus), encodeElement(0x02, Uint8Array.of(1, 0, 1)));
    const huge = publicKeyUnder(RSA_ENCRYPTION_IDENTIFIER, bits);
    const key = encodeElement(0x30, encodeElement(0x02, Uint8Array.of(0)), encodeElement(0x02, modulus));
    const info = encodeElement(
      0x30,
      encodeElement(0x02, Uint8Array.of(0)),
      RSA_ENCRYPTION_IDENTIFIER,
      encodeElement(0x04, key),
    );
    expect(await port.proves(info, huge)).toBe('unsupported');
  });
});
