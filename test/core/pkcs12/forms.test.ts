import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { leafOf } from '../../../src/core/pkcs12/leafOf.js';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import type { CryptoPort } from '../../../src/core/ports.js';
import { browserCrypto } from '../../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { toHex } from '../../support/bytes.js';
import { boolean, integer, octetString, oid, sequence, text } from '../../support/der.js';
import {
  attribute,
  bag,
  bmpPassword,
  bmpString,
  certificateBag,
  clearSafe,
  crlBag,
  encryptedSafe,
  keyBag,
  localKeyId,
  nestedBag,
  number,
  type Pbes2Options,
  pbes2,
  pfx,
  secretBag,
  shroudedKeyBag,
  tripleDes,
} from '../../support/pfxBuilder.js';
import { materialOf, PASSWORD } from '../../support/pfxSource.js';

const { leaf, issuer, key } = await materialOf('openssl/ec-p256.pfx');
const rsa = await materialOf('openssl/pbes2-aes-256.pfx');
const ed25519 = await materialOf('openssl/ed25519.pfx');

const PLATFORMS = [
  ['node', nodeCrypto],
  ['browser', browserCrypto],
] as const;

const open = (file: Uint8Array, passwords: readonly string[] = [PASSWORD], crypto: CryptoPort = nodeCrypto) =>
  openPfx(file, { passwords, crypto });

const keyAndCertificate = (options: Pbes2Options, password = PASSWORD) => [
  encryptedSafe(pbes2(options), password, certificateBag(leaf)),
  clearSafe(shroudedKeyBag(key, pbes2(options), password)),
];

describe.each(PLATFORMS)('PBES2 on %s', (_, crypto) => {
  it.each([
    ['MD5', '1.2.840.113549.2.6', 'md5'],
    ['SHA-1', '1.2.840.113549.2.7', 'sha1'],
    ['SHA-224', '1.2.840.113549.2.8', 'sha224'],
    ['SHA-256', '1.2.840.113549.2.9', 'sha256'],
    ['SHA-384', '1.2.840.113549.2.10', 'sha384'],
    ['SHA-512', '1.2.840.113549.2.11', 'sha512'],
    ['SHA-512/224', '1.2.840.113549.2.12', 'sha512-224'],
    ['SHA-512/256', '1.2.840.113549.2.13', 'sha512-256'],
    ['SHA3-224', '2.16.840.1.101.3.4.2.13', 'sha3-224'],
    ['SHA3-256', '2.16.840.1.101.3.4.2.14', 'sha3-256'],
    ['SHA3-384', '2.16.840.1.101.3.4.2.15', 'sha3-384'],
    ['SHA3-512', '2.16.840.1.101.3.4.2.16', 'sha3-512'],
  ])('opens with HMAC-%s as PRF', async (hash, dotted, name) => {
    const options = { prf: { oid: dotted, name }, iterations: 3 };
    const opened = await open(pfx(keyAndCertificate(options), { password: PASSWORD }), undefined, crypto);
    expect(opened.keys[0]?.encryption).toEqual({
      oid: '1.2.840.113549.1.5.13',
      name: `AES-256-CBC, PBKDF2 with HMAC-${hash}`,
      kind: 'pbes2',
      cipher: 'AES-256-CBC',
      hash,
      iterations: 3,
    });
    expect(toHex(opened.keys[0]?.key.pkcs8 as Uint8Array)).toBe(toHex(key));
  });

  it.each([
    ['AES-128-CBC', '2.16.840.1.101.3.4.1.2', 'aes-128-cbc', 16, 16],
    ['AES-192-CBC', '2.16.840.1.101.3.4.1.22', 'aes-192-cbc', 24, 16],
    ['DES-EDE3-CBC', '1.2.840.113549.3.7', 'des-ede3-cbc', 24, 8],
    ['CAMELLIA-128-CBC', '1.2.392.200011.61.1.1.1.2', 'camellia-128-cbc', 16, 16],
    ['CAMELLIA-192-CBC', '1.2.392.200011.61.1.1.1.3', 'camellia-192-cbc', 24, 16],
    ['CAMELLIA-256-CBC', '1.2.392.200011.61.1.1.1.4', 'camellia-256-cbc', 32, 16],
  ])('opens with %s, whose key length may be stated', async (cipher, dotted, name, keyOctets, ivOctets) => {
    const options = { cipher: { oid: dotted, name, keyOctets, ivOctets } };
    for (const keyLength of [new Uint8Array(), number(keyOctets)]) {
      const file = pfx(keyAndCertificate({ ...options, keyLength }), { password: PASSWORD });
      const opened = await open(file, undefined, crypto);
      expect(opened.certificates[0]?.encryption?.cipher).toBe(cipher);
    }
  });
});

describe('passwords', () => {
  const mac = { password: PASSWORD };

  it.each([
    ['no octets', 'null', new Uint8Array()],
    ['two zero octets', 'empty', Uint8Array.of(0, 0)],
  ] as const)('a MAC made with %s is that of the %s password, and it is tried unasked', async (_, kind, secret) => {
    const file = pfx([clearSafe(certificateBag(leaf))], { password: '', secret });
    for (const passwords of [[], ['Contoso'], ['']]) expect((await open(file, passwords)).password).toBe(kind);
  });

  it('without MAC and encryption none is needed', async () => {
    const opened = await open(pfx([clearSafe(certificateBag(leaf), keyBag(key))]), ['Contoso']);
    expect(opened.password).toBe('null');
    expect(opened.mac).toBeUndefined();
    expect(opened.keys[0]?.encryption).toBeUndefined();
  });

  it('the right one of several is found', async () => {
    const opened = await open(pfx(keyAndCertificate({}), mac), ['Contoso', 'Fabrikam', PASSWORD]);
    expect(opened.password).toBe('given');
  });

  it.each([
    ['ü and an emoji', 'Grünfälle-\u{1f511}'],
    ['letters that NFC and NFD tell apart', 'Gru\u0308n'],
    ['blanks around', ' pass word '],
    ['a NUL', 'pass\0word'],
  ])('%s: UTF-16 with surrogates for PKCS #12, UTF-8 for PBES2', async (_, password) => {
    const safes = [...keyAndCertificate({}, password), encryptedSafe(tripleDes(), password, certificateBag(issuer))];
    const opened = await open(pfx(safes, { password }), [password]);
    expect(opened.certificates.length).toBe(2);
  });

  it('PBES2 with the BMPString, as older NSS gave it', async () => {
    const safes = keyAndCertificate({ spell: bmpPassword });
    expect((await open(pfx(safes, mac))).keys.length).toBe(1);
    expect((await open(pfx(safes))).keys.length).toBe(1);
  });

  it('PBES2 with Latin-1, from a terminal that is set to it', async () => {
    const password = 'Grünfälle';
    const safes = keyAndCertificate({ spell: (text) => Buffer.from(text, 'latin1') }, password);
    expect((await open(pfx(safes, { password }), [password])).keys.length).toBe(1);
  });

  it('a MAC with each UTF-8 octet widened to 16 bits, as OpenSSL before 1.1 made it', async () => {
    const password = 'Grünfälle';
    const secret = bmpPassword(Buffer.from(password, 'utf8').toString('latin1'));
    const file = pfx([clearSafe(certificateBag(leaf))], { password, secret });
    expect((await open(file, [password])).password).toBe('given');
  });

  it('a key with a password of its own opens when both are given', async () => {
    const safes = [
      encryptedSafe(pbes2(), PASSWORD, certificateBag(leaf)),
      clearSafe(shroudedKeyBag(key, pbes2(), 'Fabrikam')),
    ];
    const opened = await open(pfx(safes, mac), ['Fabrikam', PASSWORD]);
    expect(opened.keys.length).toBe(1);
  });
});

describe('bags', () => {
  const inClear = (...bags: readonly Uint8Array[]) => open(pfx([clearSafe(...bags)]));

  it('key bags, in the clear and in encrypted content, name what encrypts them', async () => {
    const safes = [clearSafe(keyBag(key)), encryptedSafe(pbes2(), PASSWORD, keyBag(rsa.key))];
    const opened = await open(pfx(safes));
    expect(opened.keys.map((bag) => [bag.key.type, bag.encryption?.cipher])).toEqual([
      ['ec', undefined],
      ['rsa', 'AES-256-CBC'],
    ]);
  });

  it('a shrouded key in encrypted content names its own encryption', async () => {
    const inner = shroudedKeyBag(key, tripleDes(5), PASSWORD);
    const opened = await open(pfx([encryptedSafe(pbes2(), PASSWORD, inner)]));
    expect(opened.keys[0]?.encryption?.name).toBe('pbeWithSHAAnd3-KeyTripleDES-CBC');
  });

  it('a certificate that cannot be decoded is kept as unreadable, with its reason', async () => {
    const opened = await inClear(
      certificateBag(leaf),
      certificateBag(leaf.subarray(0, 100)),
      certificateBag(integer(1)),
      certificateBag(leaf, [], '1.2.840.113549.1.9.22.2'),
      certificateBag(leaf, [], '1.2.3'),
    );
    expect(opened.certificates.length).toBe(1);
    expect(opened.unreadableCertificates).toEqual([
      expect.stringContaining('Certificate'),
      expect.stringContaining('Certificate'),
      expect.stringContaining('SDSI'),
      expect.stringContaining('1.2.3'),
    ]);
  });

  it('CRLs are counted, secrets listed, and a password protected for a principal recognised', async () => {
    const opened = await inClear(
      crlBag(leaf),
      crlBag(leaf),
      secretBag('1.2.3.4', octetString()),
      secretBag('1.3.6.1.4.1.311.17.4', octetString()),
    );
    expect(opened.crlCount).toBe(2);
    expect(opened.secrets.map((secret) => secret.type)).toEqual(['1.2.3.4', '1.3.6.1.4.1.311.17.4']);
    expect(opened.principalProtected).toBe(true);
    expect((await inClear(secretBag('1.2.3.4', octetString()))).principalProtected).toBe(false);
  });

  it('a bag of an unknown type is listed', async () => {
    const opened = await inClear(bag('1.2.3.4', octetString()), certificateBag(leaf));
    expect(opened.unknownBags).toEqual(['1.2.3.4']);
    expect(opened.certificates.length).toBe(1);
  });

  it('bags in SafeContents within SafeContents are found', async () => {
    const opened = await inClear(nestedBag(certificateBag(leaf), nestedBag(certificateBag(issuer), keyBag(key))));
    expect([opened.certificates.length, opened.keys.length]).toEqual([2, 1]);
  });

  it('eight levels of them are read, nine are too deep', async () => {
    const nest = (levels: number) => {
      let inner = certificateBag(leaf);
      for (let level = 0; level < levels; level += 1) inner = nestedBag(inner);
      return inner;
    };
    expect((await inClear(nest(8))).certificates.length).toBe(1);
    await expect(inClear(nest(9))).rejects.toMatchObject({ code: 'too-deep' });
  });

  it('an empty PFX opens', async () => {
    expect(await open(pfx([]))).toMatchObject({ certificates: [], keys: [], identities: [], password: 'null' });
    expect(await open(pfx([clearSafe()]))).toMatchObject({ certificates: [], keys: [] });
  });
});

describe('attributes', () => {
  const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
  const PROVIDER = '1.3.6.1.4.1.311.17.1';
  const attributesOf = async (...attributes: readonly Uint8Array[]) =>
    (await open(pfx([clearSafe(keyBag(key, ...attributes))]))).keys[0]?.attributes;

  it('those of a key from the machine store of Windows', async () => {
    const attributes = await attributesOf(
      localKeyId(1, 0, 0, 0),
      attribute(FRIENDLY_NAME, bmpString('Gateway \u{1f511}')),
      attribute(PROVIDER, bmpString('Microsoft Software Key Storage Provider')),
      attribute('1.3.6.1.4.1.311.17.2'),
      attribute('2.16.840.1.113894.746875.1.1', oid('2.5.29.37.0')),
    );
    expect(attributes).toEqual({
      friendlyName: 'Gateway \u{1f511}',
      localKeyId: Uint8Array.of(1, 0, 0, 0),
      provider: 'Microsoft Software Key Storage Provider',
      localMachine: true,
      others: ['2.16.840.1.113894.746875.1.1'],
    });
  });

  it('none', async () => {
    expect(await attributesOf()).toEqual({
      friendlyName: undefined,
      localKeyId: undefined,
      provider: undefined,
      localMachine: false,
      others: [],
    });
  });

  it('of the wrong type are listed by OID instead, and break nothing', async () => {
    const attributes = await attributesOf(
      attribute(FRIENDLY_NAME, boolean(255)),
      attribute('1.2.840.113549.1.9.21', boolean(255)),
      attribute(PROVIDER),
    );
    expect(attributes).toMatchObject({ friendlyName: undefined, localKeyId: undefined, provider: undefined });
    expect(attributes?.others).toEqual([FRIENDLY_NAME, '1.2.840.113549.1.9.21', PROVIDER]);
  });

  it('a friendly name in UTF-8 is read all the same', async () => {
    expect((await attributesOf(attribute(FRIENDLY_NAME, text(0x0c, 'gateway'))))?.friendlyName).toBe('gateway');
  });
});

describe('identities', () => {
  const pairsOf = async (...bags: readonly Uint8Array[]) => {
    const opened = await open(pfx([clearSafe(...bags)]));
    return opened.identities.map(({ key: keyOf, certificate, matchedBy }) => [
      opened.keys.indexOf(keyOf),
      opened.certificates.indexOf(certificate),
      matchedBy,
    ]);
  };

  it('are made by localKeyId', async () => {
    const bags = [
      certificateBag(issuer),
      certificateBag(leaf, [localKeyId(1)]),
      certificateBag(rsa.leaf, [localKeyId(2)]),
      keyBag(rsa.key, localKeyId(2)),
      keyBag(key, localKeyId(1)),
    ];
    expect(await pairsOf(...bags)).toEqual([
      [0, 2, 'localKeyId'],
      [1, 1, 'localKeyId'],
    ]);
  });

  it.each([
    ['RSA', rsa],
    ['P-256', { leaf, issuer, key }],
    ['Ed25519', ed25519],
  ])('without localKeyId are made by the public key: %s', async (_, material) => {
    const others = [rsa.leaf, leaf, ed25519.leaf].filter((other) => other !== material.leaf);
    const bags = [material.issuer, ...others, material.leaf].map((der) => certificateBag(der));
    expect(await pairsOf(...bags, keyBag(material.key))).toEqual([[0, 3, 'publicKey']]);
  });

  it('stand by localKeyId even where the public keys differ, so that a rule can say so', async () => {
    expect(await pairsOf(certificateBag(rsa.leaf, [localKeyId(1)]), keyBag(key, localKeyId(1)))).toEqual([
      [0, 0, 'localKeyId'],
    ]);
  });

  it('take the right certificate where the whole chain has one localKeyId', async () => {
    const chain = [issuer, rsa.leaf, leaf].map((der) => certificateBag(der, [localKeyId(1)]));
    expect(await pairsOf(...chain, keyBag(key, localKeyId(1)))).toEqual([[0, 2, 'localKeyId']]);
  });

  it('signatures are spent on 64 pairs at most, whatever the file holds', async () => {
    let proofs = 0;
    const proves: CryptoPort['proves'] = async () => {
      proofs += 1;
      return 'mismatch';
    };
    const bags = Array.from({ length: 30 }, () => [keyBag(ed25519.key), certificateBag(ed25519.leaf)]).flat();
    await open(pfx([clearSafe(...bags)]), [], { ...nodeCrypto, proves });
    expect(proofs).toBe(64);
  });

  it('a key that belongs to no certificate makes none', async () => {
    expect(await pairsOf(certificateBag(rsa.leaf), certificateBag(issuer), keyBag(key))).toEqual([]);
  });
});

describe('the leaf', () => {
  const leafIn = async (...bags: readonly Uint8Array[]) =>
    leafOf(await open(pfx([clearSafe(...bags)])))?.certificate.der;

  it('is the certificate with the key, wherever it stands', async () => {
    const bags = [certificateBag(issuer), certificateBag(rsa.leaf), certificateBag(leaf), keyBag(key)];
    expect(await leafIn(...bags)).toEqual(leaf);
  });

  it('is the one that is no CA where both have a key', async () => {
    const ids = [localKeyId(1), localKeyId(2)] as const;
    const bags = [
      certificateBag(issuer, [ids[0]]),
      keyBag(rsa.key, ids[0]),
      certificateBag(leaf, [ids[1]]),
      keyBag(key, ids[1]),
    ];
    expect(await leafIn(...bags)).toEqual(leaf);
  });

  it('without any key is the first that is no CA', async () => {
    expect(await leafIn(certificateBag(issuer), certificateBag(leaf), certificateBag(rsa.leaf))).toEqual(leaf);
  });

  it('is none where all are CAs', async () => {
    expect(await leafIn(certificateBag(issuer))).toBeUndefined();
  });
});

describe('BER', () => {
  const indefinite = (tag: number, ...parts: readonly Uint8Array[]) =>
    Uint8Array.from([tag, 0x80, ...parts.flatMap((part) => [...part]), 0, 0]);
  const pieces = (content: Uint8Array, size: number) =>
    Array.from({ length: Math.ceil(content.length / size) }, (_, i) =>
      octetString(content.subarray(i * size, (i + 1) * size)),
    );
  const DATA = oid('1.2.840.113549.1.7.1');

  it('indefinite lengths and octet strings in pieces are put together again', async () => {
    const scheme = pbes2();
    const contents = sequence(certificateBag(leaf), shroudedKeyBag(key, tripleDes(), PASSWORD));
    const cipherText = scheme.encrypt(contents, PASSWORD);
    const info = indefinite(0x30, DATA, scheme.algorithm, indefinite(0xa0, ...pieces(cipherText, 100)));
    const encryptedData = indefinite(0x30, number(0), info);
    const safe = indefinite(0x30, oid('1.2.840.113549.1.7.6'), indefinite(0xa0, encryptedData));
    const authenticatedSafe = indefinite(0x30, safe);
    const nested = [
      indefinite(0x24, ...pieces(authenticatedSafe.subarray(0, 500), 60)),
      octetString(),
      encodeElement(0x24, ...pieces(authenticatedSafe.subarray(500), 77)),
    ];
    const authSafe = indefinite(0x30, DATA, indefinite(0xa0, indefinite(0x24, ...nested)));
    const opened = await open(indefinite(0x30, number(3), authSafe));
    expect([opened.certificates.length, opened.keys.length]).toEqual([1, 1]);
    expect(toHex(opened.certificates[0]?.certificate.der as Uint8Array)).toBe(toHex(leaf));
  });

  it('zeros behind the file are passed over, as Windows leaves some', async () => {
    const file = pfx(keyAndCertificate({}), { password: PASSWORD });
    expect((await open(Uint8Array.from([...file, 0, 0, 0, 0, 0, 0, 0, 0]))).keys.length).toBe(1);
  });
});
