import { constants, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../src/core/asn1/encode.js';
import type { CryptoPort, VerifyRequest, VerifyResult } from '../../src/core/ports.js';
import { privateKeyUnder, publicKeyUnder, RSA_ENCRYPTION_IDENTIFIER } from '../../src/core/signatures/rewrap.js';
import type { AlgorithmIdentifier } from '../../src/core/x509/types.js';
import { browserCrypto } from '../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { algorithm, NULL, pssAlgorithm } from '../support/algorithms.js';
import { type Pair, restrictedPssPair } from '../support/keys.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../support/openssl.js';

const DATA = Buffer.from('to be signed');
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const OTHER_RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RSA_PSS = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
const EC = Object.fromEntries(
  ['P-256', 'P-384', 'P-521', 'secp256k1', 'brainpoolP256r1'].map((namedCurve) => [
    namedCurve,
    generateKeyPairSync('ec', { namedCurve }),
  ]),
) as Record<string, { publicKey: KeyObject; privateKey: KeyObject }>;
const ED25519 = generateKeyPairSync('ed25519');
const ED448 = generateKeyPairSync('ed448');
const DSA = generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 });

const spki = (pair: Pair) => new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }));

function pss(pair: Pair, hash: string, saltLength: number): Uint8Array {
  return sign(hash, DATA, { key: pair.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
}

function ecdsa(curve: string, hash: string): Uint8Array {
  return sign(hash, DATA, pair(curve).privateKey);
}

function pair(curve: string): Pair {
  return EC[curve] as Pair;
}

const RSA_OIDS = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha224: '1.2.840.113549.1.1.14',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
  'sha512-256': '1.2.840.113549.1.1.16',
  'sha3-256': '2.16.840.1.101.3.4.3.14',
};
const SHA256_RSA = algorithm(RSA_OIDS.sha256, NULL);
const ECDSA_OIDS = {
  sha1: '1.2.840.10045.4.1',
  sha224: '1.2.840.10045.4.3.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};
const SHA256_ECDSA = algorithm(ECDSA_OIDS.sha256);
const SHA256_PSS = { hash: 'SHA-256', maskHash: 'SHA-256', saltOctets: 32 };

/** A sound signature, and what each platform can say of it. */
interface Case {
  readonly name: string;
  readonly algorithm: AlgorithmIdentifier;
  readonly pair: Pair;
  readonly signature: Uint8Array;
  readonly browser?: VerifyResult;
}

const inWebCrypto = (hash: string) => ['sha1', 'sha256', 'sha384', 'sha512'].includes(hash);

const SOUND: readonly Case[] = [
  ...Object.entries(RSA_OIDS).map(
    ([hash, oid]): Case => ({
      name: `RSA PKCS #1 with ${hash}`,
      algorithm: algorithm(oid, NULL),
      pair: RSA,
      signature: sign(hash, DATA, RSA.privateKey),
      browser: inWebCrypto(hash) ? 'valid' : 'unsupported',
    }),
  ),
  {
    name: 'RSA PKCS #1 without its NULL',
    algorithm: algorithm(RSA_OIDS.sha256),
    pair: RSA,
    signature: sign('sha256', DATA, RSA.privateKey),
  },
  {
    name: 'SHA-1 with RSA under its older OID',
    algorithm: algorithm('1.3.14.3.2.29', NULL),
    pair: RSA,
    signature: sign('sha1', DATA, RSA.privateKey),
  },
  { name: 'PSS with SHA-256', algorithm: pssAlgorithm(SHA256_PSS), pair: RSA, signature: pss(RSA, 'sha256', 32) },
  {
    name: 'PSS with SHA-384 and no salt',
    algorithm: pssAlgorithm({ hash: 'SHA-384', maskHash: 'SHA-384', saltOctets: 0 }),
    pair: RSA,
    signature: pss(RSA, 'sha384', 0),
  },
  { name: 'PSS with all its defaults', algorithm: pssAlgorithm({}), pair: RSA, signature: pss(RSA, 'sha1', 20) },
  {
    name: 'PSS with its defaults spelled out',
    algorithm: pssAlgorithm({ hash: 'SHA-1', maskHash: 'SHA-1', saltOctets: 20, trailer: 1 }),
    pair: RSA,
    signature: pss(RSA, 'sha1', 20),
  },
  {
    name: 'PSS by a key marked for PSS',
    algorithm: pssAlgorithm(SHA256_PSS),
    pair: RSA_PSS,
    signature: pss(RSA_PSS, 'sha256', 32),
  },
  ...['P-256', 'P-384', 'P-521'].flatMap((curve) =>
    Object.entries(ECDSA_OIDS).map(
      ([hash, oid]): Case => ({
        name: `ECDSA ${curve} with ${hash}`,
        algorithm: algorithm(oid),
        pair: pair(curve),
        signature: ecdsa(curve, hash),
        browser: inWebCrypto(hash) ? 'valid' : 'unsupported',
      }),
    ),
  ),
  {
    name: 'ECDSA with a NULL that should not be there',
    algorithm: algorithm(ECDSA_OIDS.sha256, NULL),
    pair: pair('P-256'),
    signature: ecdsa('P-256', 'sha256'),
  },
  {
    name: 'ECDSA with the hash in its parameters (ecdsa-with-Specified)',
    algorithm: algorithm('1.2.840.10045.4.3', algorithm('2.16.840.1.101.3.4.2.1').der),
    pair: pair('P-256'),
    signature: ecdsa('P-256', 'sha256'),
  },
  {
    name: 'ECDSA secp256k1',
    algorithm: SHA256_ECDSA,
    pair: pair('secp256k1'),
    signature: ecdsa('secp256k1', 'sha256'),
    browser: 'unsupported',
  },
  {
    name: 'ECDSA brainpoolP256r1',
    algorithm: SHA256_ECDSA,
    pair: pair('brainpoolP256r1'),
    signature: ecdsa('brainpoolP256r1', 'sha256'),
    browser: 'unsupported',
  },
  {
    name: 'Ed25519',
    algorithm: algorithm('1.3.101.112'),
    pair: ED25519,
    signature: sign(null, DATA, ED25519.privateKey),
  },
  { name: 'Ed448', algorithm: algorithm('1.3.101.113'), pair: ED448, signature: sign(null, DATA, ED448.privateKey) },
  {
    name: 'DSA with SHA-256',
    algorithm: algorithm('2.16.840.1.101.3.4.3.2'),
    pair: DSA,
    signature: sign('sha256', DATA, DSA.privateKey),
    browser: 'unsupported',
  },
];

function request(given: Case, changes: Partial<VerifyRequest> = {}): VerifyRequest {
  return { algorithm: given.algorithm, spki: spki(given.pair), signature: given.signature, data: DATA, ...changes };
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] as number) ^ 1;
  return copy;
}

describe.each([
  ['node', nodeCrypto],
  ['browser', browserCrypto],
] as const)('on %s', (platform, port: CryptoPort) => {
  const can = (given: Case) => (platform === 'node' ? 'valid' : (given.browser ?? 'valid'));

  it.each(SOUND)('$name verifies, or is unsupported', async (given) => {
    expect(await port.verify(request(given))).toBe(can(given));
  });

  it.each(SOUND.filter((given) => can(given) === 'valid'))(
    '$name is invalid over other data, with a flipped bit, cut, lengthened or empty',
    async (given) => {
      const { signature } = given;
      const broken = [
        flipped(signature, signature.length - 1),
        flipped(signature, signature.length >> 1),
        flipped(signature, 0),
        signature.subarray(1),
        signature.subarray(0, -1),
        Uint8Array.from([...signature, 0]),
        new Uint8Array(),
        new Uint8Array(signature.length),
        new Uint8Array(signature.length).fill(255),
      ];
      for (const one of broken) expect(await port.verify(request(given, { signature: one }))).toBe('invalid');
      expect(await port.verify(request(given, { data: Buffer.from('to be signeD') }))).toBe('invalid');
      expect(await port.verify(request(given, { data: new Uint8Array() }))).toBe('invalid');
    },
  );

  it.each(SOUND.filter((given) => can(given) === 'valid'))(
    '$name is invalid with no key, with garbage and with keys of other types',
    async (given) => {
      const keys = [new Uint8Array(), Uint8Array.of(0x30, 0), new Uint8Array(100), spki(given.pair).subarray(0, -1)];
      const others = [OTHER_RSA, pair('P-256'), pair('P-384'), pair('P-521'), ED25519, ED448, DSA].filter(
        (other) => other !== given.pair,
      );
      for (const key of [...keys, ...others.map(spki)]) {
        expect(await port.verify(request(given, { spki: key }))).toBe('invalid');
      }
    },
  );

  it('PKCS #1 by a key that is marked for PSS is invalid', async () => {
    const signature = sign('sha256', DATA, RSA.privateKey);
    expect(await port.verify({ algorithm: SHA256_RSA, spki: spki(RSA_PSS), signature, data: DATA })).toBe('invalid');
  });

  it('a point that is not on its curve is an invalid key', async () => {
    const key = flipped(spki(pair('P-256')), spki(pair('P-256')).length - 1);
    const signature = ecdsa('P-256', 'sha256');
    expect(await port.verify({ algorithm: SHA256_ECDSA, spki: key, signature, data: DATA })).toBe('invalid');
  });

  it('PSS counts the salt: more or less than the parameters say is invalid', async () => {
    for (const salt of [0, 31, 33]) {
      const given = { algorithm: pssAlgorithm(SHA256_PSS), pair: RSA, name: '', signature: pss(RSA, 'sha256', salt) };
      expect(await port.verify(request(given))).toBe('invalid');
    }
  });

  it.each([
    ['absent', algorithm('1.2.840.113549.1.1.10')],
    ['NULL', algorithm('1.2.840.113549.1.1.10', NULL)],
    ['with something behind their end', algorithm('1.2.840.113549.1.1.10', Uint8Array.of(0x30, 0, 5, 0))],
    ['cut short', algorithm('1.2.840.113549.1.1.10', Uint8Array.of(0x30, 5, 0xa2))],
    ['with an unknown field', algorithm('1.2.840.113549.1.1.10', Uint8Array.of(0x30, 4, 0xa5, 2, 5, 0))],
    ['with a negative salt', algorithm('1.2.840.113549.1.1.10', Uint8Array.of(0x30, 5, 0xa2, 3, 2, 1, 0xec))],
    [
      'with MGF1 that names no hash',
      algorithm(
        '1.2.840.113549.1.1.10',
        Uint8Array.from([0x30, 15, 0xa1, 13, ...algorithm('1.2.840.113549.1.1.8').der]),
      ),
    ],
  ])('PSS parameters %s are invalid', async (_, broken) => {
    const signature = pss(RSA, 'sha1', 20);
    expect(await port.verify({ algorithm: broken, spki: spki(RSA), signature, data: DATA })).toBe('invalid');
  });

  it.each([
    ['an unknown hash', pssAlgorithm({ hash: '1.2.3.4' })],
    ['an unknown hash for MGF1', pssAlgorithm({ maskHash: '1.2.3.4' })],
    ['another trailer field', pssAlgorithm({ trailer: 2 })],
  ])('PSS with %s is unsupported', async (_, unknown) => {
    const signature = pss(RSA, 'sha1', 20);
    expect(await port.verify({ algorithm: unknown, spki: spki(RSA), signature, data: DATA })).toBe('unsupported');
  });

  it.each([
    ['MD2 with RSA', '1.2.840.113549.1.1.2'],
    ['MD4 with RSA', '1.2.840.113549.1.1.3'],
    ['an algorithm of nobody', '1.2.3.4.5'],
    ['a hash alone', '2.16.840.1.101.3.4.2.1'],
  ])('%s is unsupported', async (_, oid) => {
    const signature = new Uint8Array(256);
    expect(await port.verify({ algorithm: algorithm(oid, NULL), spki: spki(RSA), signature, data: DATA })).toBe(
      'unsupported',
    );
  });

  it.each([
    ['RSA', RSA_OIDS.sha256, RSA, sign('sha256', DATA, RSA.privateKey)],
    ['ECDSA', ECDSA_OIDS.sha256, pair('P-256'), ecdsa('P-256', 'sha256')],
    ['Ed25519', '1.3.101.112', ED25519, sign(null, DATA, ED25519.privateKey)],
  ] as const)('%s with parameters of another kind is invalid', async (_, oid, keys, signature) => {
    const wrong = algorithm(oid, Uint8Array.of(2, 1, 0));
    expect(await port.verify({ algorithm: wrong, spki: spki(keys), signature, data: DATA })).toBe('invalid');
  });

  it('an RSA key of more than 16,384 bits is unsupported, before any arithmetic', async () => {
    const huge = generateHugeSpki(20_000);
    const signature = new Uint8Array(2500);
    expect(await port.verify({ algorithm: SHA256_RSA, spki: huge, signature, data: DATA })).toBe('unsupported');
  });

  it('a key marked for PSS binds its signatures to its own hash and salt', async () => {
    const restricted = restrictedPssPair('sha256', 'sha256', 32);
    const good = {
      algorithm: pssAlgorithm(SHA256_PSS),
      pair: restricted,
      name: '',
      signature: pss(restricted, 'sha256', 32),
    };
    expect(await port.verify(request(good))).toBe('valid');
    const plain = createPrivateKey({ key: asPlainRsa(restricted), format: 'der', type: 'pkcs8' });
    const loose = { privateKey: plain, publicKey: restricted.publicKey };
    for (const [hash, mask, salt] of [
      ['SHA-384', 'SHA-384', 48],
      ['SHA-256', 'SHA-256', 20],
    ] as const) {
      const name = hash.replace('-', '').toLowerCase();
      const one = {
        algorithm: pssAlgorithm({ hash, maskHash: mask, saltOctets: salt }),
        pair: loose,
        name: '',
        signature: pss(loose, name, salt),
      };
      expect(await port.verify(request(one))).toBe('invalid');
    }
  });
});

const pkcs8 = (keys: Pair) => new Uint8Array(keys.privateKey.export({ format: 'der', type: 'pkcs8' }));

/** The private key of a PSS pair without its restriction. */
function asPlainRsa(keys: Pair): Buffer {
  return Buffer.from(privateKeyUnder(RSA_ENCRYPTION_IDENTIFIER, pkcs8(keys)) as Uint8Array);
}

function generateHugeSpki(bits: number): Uint8Array {
  const modulus = new Uint8Array(bits / 8 + 1).fill(0xff, 1);
  const key = encodeElement(0x30, encodeElement(0x02, modulus), encodeElement(0x02, Uint8Array.of(1, 0, 1)));
  return publicKeyUnder(RSA_ENCRYPTION_IDENTIFIER, key);
}

describe.skipIf(!hasOpenssl())('PSS with SHA-256 and MGF1 with SHA-1, signed by the openssl command', () => {
  const directory = temporaryDirectory();

  function signature(): Uint8Array {
    writeFileSync(join(directory, 'key.pem'), RSA.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    writeFileSync(join(directory, 'data'), DATA);
    const options = ['rsa_padding_mode:pss', 'rsa_mgf1_md:sha1', 'rsa_pss_saltlen:32'].flatMap((o) => ['-sigopt', o]);
    openssl(directory, ['dgst', '-sha256', '-sign', 'key.pem', ...options, '-out', 'signature', 'data']);
    return readFileSync(join(directory, 'signature'));
  }

  it('verifies on node, is unsupported in the browser, and the wrong MGF1 is invalid', async () => {
    const mixed = pssAlgorithm({ hash: 'SHA-256', maskHash: 'SHA-1', saltOctets: 32 });
    const question = { algorithm: mixed, spki: spki(RSA), signature: signature(), data: DATA };
    expect(await nodeCrypto.verify(question)).toBe('valid');
    expect(await browserCrypto.verify(question)).toBe('unsupported');
    expect(await nodeCrypto.verify({ ...question, algorithm: pssAlgorithm(SHA256_PSS) })).toBe('invalid');
    expect(await nodeCrypto.verify({ ...question, signature: pss(RSA, 'sha256', 32) })).toBe('invalid');
  });
});
