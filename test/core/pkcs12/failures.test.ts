import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { CmgCertError } from '../../../src/core/errors.js';
import { decryptPrivateKey } from '../../../src/core/pkcs12/decryptPrivateKey.js';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import type { CryptoPort } from '../../../src/core/ports.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { casePath, hasCases } from '../../support/cases.js';
import { explicit, integer, NULL_ELEMENT, octetString, oid, sequence } from '../../support/der.js';
import { fixtureBytes } from '../../support/fixtures.js';
import {
  bag,
  certificateBag,
  clearSafe,
  encryptedContent,
  encryptedSafe,
  number,
  pbes2,
  pfx,
  type Scheme,
  secretBag,
  shroudedKeyBag,
  tripleDes,
  unknownScheme,
} from '../../support/pfxBuilder.js';
import { materialOf, PASSWORD } from '../../support/pfxSource.js';

const { leaf, issuer, key } = await materialOf('openssl/ec-p256.pfx');
const MAC = { password: PASSWORD };

/** A platform that fails the test as soon as a key is derived. */
const idleCrypto: CryptoPort = {
  ...nodeCrypto,
  hash: () => () => {
    throw new Error('a key was derived');
  },
  pbkdf2: () => {
    throw new Error('a key was derived');
  },
  scrypt: () => {
    throw new Error('a key was derived');
  },
};

async function failure(
  file: Uint8Array,
  passwords: readonly string[] = [PASSWORD],
  crypto: CryptoPort = nodeCrypto,
  limits = {},
): Promise<CmgCertError> {
  const error = await openPfx(file, { passwords, crypto, limits }).then(
    () => new Error('it opened'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CmgCertError)) throw error;
  expect(error.remedy).not.toBe('');
  expect(`${error.message} ${error.remedy}`).not.toContain(PASSWORD);
  return error;
}

const codeOf = async (...args: Parameters<typeof failure>) => (await failure(...args)).code;

describe('iteration counts are refused before any key is derived', () => {
  const COUNTS = [
    ['2,000,001', number(2_000_001), 'too-many-iterations'],
    ['2^31 - 1', integer(0x7f, 0xff, 0xff, 0xff), 'too-many-iterations'],
    ['2^32 - 1', integer(0, 0xff, 0xff, 0xff, 0xff), 'too-many-iterations'],
    ['2^63', integer(0, 0x80, 0, 0, 0, 0, 0, 0, 0), 'too-many-iterations'],
    ['an INTEGER of 1 MB', encodeElement(0x02, new Uint8Array(1_000_000).fill(0x7f)), 'too-many-iterations'],
    ['zero', integer(0), 'malformed'],
    ['-1', integer(0xff), 'malformed'],
    ['-2^31', integer(0x80, 0, 0, 0), 'malformed'],
    ['an empty INTEGER', integer(), 'malformed'],
  ] as const;
  const PLACES: readonly (readonly [string, string, (count: Uint8Array) => Uint8Array])[] = [
    ['MAC', 'MAC', (count) => pfx([clearSafe(certificateBag(leaf))], { ...MAC, count })],
    ['PBES1 content', 'encrypted content 1', (count) => pfx([unread(tripleDes(1, count))], MAC)],
    ['PBES2 content', 'encrypted content 2', (count) => pfx([clearSafe(), unread(pbes2({ count }))], MAC)],
    [
      'key bag in the clear',
      'private key 1 in content 1',
      (count) => pfx([clearSafe(shroudedKeyBag(key, pbes2({ count }), PASSWORD))], MAC),
    ],
  ];
  const unread = (scheme: Scheme) => encryptedContent(scheme, new Uint8Array(48));

  it.each(
    PLACES.flatMap(([place, name, build]) =>
      COUNTS.map(([count, tlv, code]) => ({ place, name, count, build, tlv, code })),
    ),
  )('$place, $count: $code', async ({ name, build, tlv, code }) => {
    const error = await failure(build(tlv), [PASSWORD], idleCrypto);
    expect(error.code).toBe(code);
    expect(error.message).toContain(name);
  });

  it('of a key bag in encrypted content they are refused when they come to light', async () => {
    const inner = shroudedKeyBag(key, pbes2({ count: integer(0x7f, 0xff, 0xff, 0xff) }), PASSWORD);
    const error = await failure(pfx([encryptedSafe(pbes2(), PASSWORD, inner)], MAC));
    expect(error.code).toBe('too-many-iterations');
    expect(error.message).toContain('private key 1 in encrypted content 1');
  });

  it('the cap can be set', async () => {
    const file = pfx([encryptedSafe(pbes2({ iterations: 3000 }), PASSWORD, certificateBag(leaf))], MAC);
    expect(await codeOf(file, [PASSWORD], nodeCrypto, { maxIterations: 2999 })).toBe('too-many-iterations');
    const opened = await openPfx(file, { passwords: [PASSWORD], crypto: nodeCrypto, limits: { maxIterations: 3000 } });
    expect(opened.certificates.length).toBe(1);
  });

  it.each([
    ['N of 2^31 - 1', [0x7fffffff, 8, 1], 'too-many-iterations'],
    ['memory of 128 MiB', [131_072, 8, 1], 'too-many-iterations'],
    ['a million lanes', [2, 1, 1_000_001], 'too-many-iterations'],
    ['N that is no power of two', [1000, 8, 1], 'malformed'],
    ['N of 1', [1, 8, 1], 'malformed'],
  ] as const)('scrypt with %s', async (_, [n, r, p], code) => {
    const kdf = sequence(
      oid('1.3.6.1.4.1.11591.4.11'),
      sequence(octetString(new Uint8Array(8)), number(n), number(r), number(p)),
    );
    const cipher = sequence(oid('2.16.840.1.101.3.4.1.42'), octetString(new Uint8Array(16)));
    const scheme = unknownScheme(sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, cipher)));
    expect(await codeOf(pfx([unread(scheme)], MAC), [PASSWORD], idleCrypto)).toBe(code);
  });

  it('the work of all bags and passwords together is bounded too', async () => {
    const limits = { maxIterations: 1000 };
    const bags = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        shroudedKeyBag(key, pbes2({ iterations: 1000, salt: Uint8Array.of(i, 1, 2, 3, 4, 5, 6, 7) }), PASSWORD),
      );
    const opened = await openPfx(pfx([clearSafe(...bags(6))]), { passwords: [PASSWORD], crypto: nodeCrypto, limits });
    expect(opened.keys.length).toBe(6);
    expect(await codeOf(pfx([clearSafe(...bags(9))]), [PASSWORD], nodeCrypto, limits)).toBe('too-many-iterations');
    const many = Array.from({ length: 20 }, (_, i) => `Contoso ${i}`);
    expect(await codeOf(pfx([clearSafe(...bags(1))]), many, nodeCrypto, limits)).toBe('too-many-iterations');
  });

  it('a key that is derived once serves all bags with the same salt', async () => {
    const bags = Array.from({ length: 40 }, () => shroudedKeyBag(key, pbes2({ iterations: 1000 }), PASSWORD));
    const limits = { maxIterations: 1000 };
    const opened = await openPfx(pfx([clearSafe(...bags)]), { passwords: [PASSWORD], crypto: nodeCrypto, limits });
    expect(opened.keys.length).toBe(40);
  });
});

describe('parameters that no program writes are malformed, before any key is derived', () => {
  const content = (scheme: Scheme, cipherText = new Uint8Array(48)) => pfx([encryptedContent(scheme, cipherText)], MAC);
  const aes = (cipherParameters: Uint8Array) => pbes2({ cipherParameters });
  const rc2 = (...parameters: readonly Uint8Array[]) =>
    pbes2({
      cipher: { oid: '1.2.840.113549.3.2', name: '', keyOctets: 16, ivOctets: 8 },
      cipherParameters: sequence(...parameters),
    });
  const IV_8 = octetString(new Uint8Array(8));
  const rc2WithKey = (octets: number) => {
    const salt = octetString(new Uint8Array(8));
    const kdf = sequence(oid('1.2.840.113549.1.5.12'), sequence(salt, number(1), number(octets)));
    const cipher = sequence(oid('1.2.840.113549.3.2'), sequence(number(58), IV_8));
    return unknownScheme(sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, cipher)));
  };

  it.each([
    ['a salt of 2,000 octets', content(pbes2({ salt: new Uint8Array(2000) }))],
    ['a salt of 2,000 octets in PBES1', content(tripleDes(1, number(1), new Uint8Array(2000)))],
    ['a salt of 2,000 octets in the MAC', pfx([clearSafe()], { ...MAC, salt: new Uint8Array(2000) })],
    ['AES with an IV of 8 octets', content(aes(IV_8))],
    ['AES without an IV', content(aes(new Uint8Array()))],
    ['AES with an IV that is an INTEGER', content(aes(integer(1)))],
    ['RC2 with an IV of 16 octets', content(rc2(number(58), octetString(new Uint8Array(16))))],
    ['AES-256 with a key of 16 octets', content(pbes2({ keyLength: number(16) }))],
    ['AES-256 with a key of 2^31 octets', content(pbes2({ keyLength: integer(0, 0x80, 0, 0, 0) }))],
    ['AES-256 with a key of -1 octets', content(pbes2({ keyLength: integer(0xff) }))],
    ['RC2 with a key of 129 octets', content(rc2WithKey(129))],
    ['cipher text that is no whole number of blocks', content(pbes2(), new Uint8Array(47))],
    ['no cipher text', content(pbes2(), new Uint8Array())],
    ['PBES2 without parameters', content(unknownScheme(sequence(oid('1.2.840.113549.1.5.13'))))],
    ['PBES1 without parameters', content(unknownScheme(sequence(oid('1.2.840.113549.1.12.1.3'))))],
  ])('%s', async (_, file) => {
    expect(await codeOf(file, [PASSWORD], idleCrypto)).toBe('malformed');
  });

  it('RC2 with an unknown effective key length is unsupported', async () => {
    expect(await codeOf(content(rc2(number(77), IV_8)))).toBe('unsupported-cipher');
  });
});

describe('what is not supported is named, with a remedy', () => {
  const kdf = sequence(oid('1.2.840.113549.1.5.12'), sequence(octetString(new Uint8Array(8)), number(1)));
  const AES = sequence(oid('2.16.840.1.101.3.4.1.42'), octetString(new Uint8Array(16)));
  const scheme = (dotted: string, ...parameters: readonly Uint8Array[]) =>
    unknownScheme(sequence(oid(dotted), sequence(...parameters)));
  const PBES2 = '1.2.840.113549.1.5.13';
  const withPrf = (dotted: string) =>
    sequence(
      oid('1.2.840.113549.1.5.12'),
      sequence(octetString(new Uint8Array(8)), number(1), sequence(oid(dotted), NULL_ELEMENT)),
    );

  it.each([
    ['an encryption of nobody', scheme('1.2.3.4'), '1.2.3.4'],
    ['a cipher: GOST 28147', scheme(PBES2, kdf, sequence(oid('1.2.643.2.2.21'), NULL_ELEMENT)), '1.2.643.2.2.21'],
    ['a key derivation function', scheme(PBES2, sequence(oid('1.2.3.5'), NULL_ELEMENT), AES), '1.2.3.5'],
    ['a pseudorandom function', scheme(PBES2, withPrf('1.2.643.7.1.1.4.2'), AES), '1.2.643.7.1.1.4.2'],
    [
      'MD2',
      {
        ...tripleDes(),
        algorithm: sequence(oid('1.2.840.113549.1.5.1'), sequence(octetString(new Uint8Array(8)), number(1))),
      },
      'pbeWithMD2AndDES-CBC',
    ],
  ])('%s', async (_, unknown, name) => {
    for (const file of [
      pfx([encryptedContent(unknown, new Uint8Array(48))], MAC),
      pfx([encryptedContent(unknown, new Uint8Array(48))]),
      pfx(
        [clearSafe(bag('1.2.840.113549.1.12.10.1.2', sequence(unknown.algorithm, octetString(new Uint8Array(48)))))],
        MAC,
      ),
    ]) {
      const error = await failure(file);
      expect(error.code).toBe('unsupported-cipher');
      expect(error.message).toContain(name);
      expect(error.remedy).toContain('openssl pkcs12 -export');
    }
  });

  it('it is said even where no password is known, for none would help', async () => {
    const file = pfx([encryptedContent(scheme('1.2.3.4'), new Uint8Array(48))], MAC);
    expect(await codeOf(file, [])).toBe('unsupported-cipher');
    expect(await codeOf(file, ['Contoso'])).toBe('unsupported-cipher');
  });

  it('but a file that another part shows to be altered is altered', async () => {
    const safes = [
      encryptedContent(scheme('1.2.3.4'), new Uint8Array(48)),
      encryptedSafe(pbes2(), PASSWORD, certificateBag(leaf)),
    ];
    expect(await codeOf(pfx(safes, { password: 'Contoso' }))).toBe('altered');
  });

  it.each([
    ['1.2.840.113549.1.7.2', 'public key'],
    ['1.2.840.113549.1.7.3', 'cannot have'],
  ])('an outer content of type %s', async (type, words) => {
    const file = sequence(number(3), sequence(oid(type), explicit(0, sequence())));
    expect((await failure(file)).message).toContain(words);
  });

  it('content encrypted for a public key', async () => {
    const enveloped = sequence(oid('1.2.840.113549.1.7.3'), explicit(0, sequence()));
    const error = await failure(pfx([enveloped], MAC));
    expect(error.code).toBe('unsupported-cipher');
    expect(error.message).toContain('public key');
  });

  it('a MAC with an unknown hash', async () => {
    const file = pfx([clearSafe()], MAC);
    const sha256 = oid('2.16.840.1.101.3.4.2.1');
    const at = Buffer.from(file).lastIndexOf(Buffer.from(sha256));
    const copy = Uint8Array.from(file);
    copy[at + sha256.length - 1] = 0x63;
    const error = await failure(copy);
    expect(error.code).toBe('unsupported-cipher');
    expect(error.message).toContain('2.16.840.1.101.3.4.2.99');
  });
});

describe('wrong password, altered file', () => {
  const safes = [
    encryptedSafe(pbes2(), PASSWORD, certificateBag(leaf)),
    clearSafe(shroudedKeyBag(key, pbes2(), PASSWORD)),
  ];
  const OTHER_MAC = { password: 'Fabrikam' };

  it('no password: needed; another one: wrong; with and without a MAC', async () => {
    for (const file of [pfx(safes, MAC), pfx(safes)]) {
      expect(await codeOf(file, [])).toBe('password-needed');
      expect(await codeOf(file, [''])).toBe('password-needed');
      expect(await codeOf(file, ['Contoso'])).toBe('wrong-password');
      expect(await codeOf(file, ['Contoso', 'Fabrikam'])).toBe('wrong-password');
    }
  });

  it('a thousand wrong passwords are never taken for damage', async () => {
    const file = pfx([encryptedSafe(tripleDes(), PASSWORD, certificateBag(leaf), certificateBag(issuer))]);
    for (let i = 0; i < 1000; i += 50) {
      const passwords = Array.from({ length: 50 }, (_, k) => `Contoso ${i + k}`);
      expect(await codeOf(file, passwords)).toBe('wrong-password');
    }
  });

  it('a MAC that fails over bags that decrypt: altered, whatever password they have', async () => {
    expect(await codeOf(pfx(safes, OTHER_MAC))).toBe('altered');
    const empty = [encryptedSafe(tripleDes(), '', certificateBag(leaf))];
    expect(await codeOf(pfx(empty, OTHER_MAC), [])).toBe('altered');
  });

  it('a MAC that fails over what nobody encrypted proves nothing: the password, and the message says so', async () => {
    const error = await failure(pfx([clearSafe(certificateBag(leaf))], OTHER_MAC));
    expect(error.code).toBe('wrong-password');
    expect(error.message).toContain('nothing in it is encrypted');
  });

  it('a MAC that verifies over a key with another password: altered, and the message offers both causes', async () => {
    const file = pfx(
      [encryptedSafe(pbes2(), PASSWORD, certificateBag(leaf)), clearSafe(shroudedKeyBag(key, pbes2(), 'Fabrikam'))],
      MAC,
    );
    const error = await failure(file);
    expect(error.code).toBe('altered');
    expect(error.message).toContain('private key 1 in content 2');
    expect(error.remedy).toContain('password of its own');
  });

  it('without a MAC, a part that does not open beside one that does: altered, in either order', async () => {
    const parts = [
      encryptedSafe(pbes2(), PASSWORD, certificateBag(leaf)),
      encryptedSafe(tripleDes(), 'Fabrikam', certificateBag(leaf)),
    ] as const;
    expect(await codeOf(pfx([parts[0], parts[1]]))).toBe('altered');
    expect(await codeOf(pfx([parts[1], parts[0]]))).toBe('altered');
  });

  it.each([
    ['pbes2', pbes2()],
    ['3DES', tripleDes()],
  ])('%s, one part and no MAC: damage in any block shows that the password is right', async (_, scheme) => {
    const cipherText = scheme.encrypt(sequence(certificateBag(leaf)), PASSWORD);
    for (let at = 0; at < cipherText.length; at += 5) {
      const damaged = Uint8Array.from(cipherText);
      damaged[at] = (damaged[at] as number) ^ 0x10;
      const outcome = await openPfx(pfx([encryptedContent(scheme, damaged)]), {
        passwords: [PASSWORD],
        crypto: nodeCrypto,
      }).then(
        (opened) => (opened.certificates.length === 1 || opened.unreadableCertificates.length === 1 ? 'opens' : 'lost'),
        (error: CmgCertError) => error.code,
      );
      expect(['opens', 'altered']).toContain(outcome);
    }
  });

  it('with a MAC that verifies, content that is no SafeContents is malformed: it was written so', async () => {
    const scheme = pbes2();
    const broken = encryptedContent(scheme, scheme.encrypt(sequence(oid('1.2.840.113549.1.9.22.1')), PASSWORD));
    expect(await codeOf(pfx([broken], MAC))).toBe('malformed');
  });

  it('letters outside ASCII are mentioned as a possible cause', async () => {
    expect((await failure(pfx(safes, MAC), ['Grünfälle'])).remedy).toContain('outside ASCII');
  });

  it('a password protected for a principal has its own remedy', async () => {
    const file = pfx([clearSafe(secretBag('1.3.6.1.4.1.311.17.4', octetString())), ...safes], MAC);
    expect((await failure(file, ['Contoso'])).remedy).toContain('Active Directory');
  });
});

describe('cut, lengthened and other files', () => {
  const file = fixtureBytes('openssl/ec-p256.pfx');

  it('cut anywhere it is truncated, or too short to be known', async () => {
    for (let length = 1; length < file.length; length += length < 60 ? 1 : 61) {
      const code = await codeOf(file.subarray(0, length));
      expect(length < 40 ? ['truncated', 'not-a-pfx'] : ['truncated']).toContain(code);
    }
    expect(await codeOf(file.subarray(0, -1))).toBe('truncated');
    expect(await codeOf(new Uint8Array())).toBe('empty');
  });

  it('with octets behind its end it is malformed', async () => {
    const error = await failure(Uint8Array.from([...file, 13, 10]));
    expect(error.code).toBe('malformed');
    expect(error.message).toContain('2 bytes follow');
  });

  it('too large for the limit', async () => {
    expect(await codeOf(file, [PASSWORD], idleCrypto, { maxBytes: 1000 })).toBe('too-large');
  });

  it.each([
    ['a certificate', leaf],
    ['a private key', key],
    ['an encrypted private key', fixtureBytes('codecs/rsa-pkcs8-aes256.der')],
    ['a PKCS #7 file', fixtureBytes('codecs/chain.p7b')],
    ['PEM text', fixtureBytes('codecs/bundle.pem')],
    ['an HTML page', Buffer.from('<!doctype html><html><body>Sign in</body></html>')],
    ['text', Buffer.from('this is not a certificate')],
    ['zero octets', new Uint8Array(2000)],
    ['a transfer as text', Buffer.from(Buffer.from(file).toString('utf8'), 'utf8')],
  ])('%s is not a PFX, and the message says what it is', async (words, other) => {
    const error = await failure(other);
    expect(error.code).toBe('not-a-pfx');
    expect(error.message).toContain(words);
  });

  it('another version is malformed', async () => {
    const copy = Uint8Array.from(file);
    copy[6] = 4;
    expect(await codeOf(copy)).toBe('malformed');
  });

  it('100,000 levels of safeContentsBag are too deep, without a stack overflow', async () => {
    const levels = 100_000;
    const open = [0x30, 0x80, ...oid('1.2.840.113549.1.12.10.1.6'), 0xa0, 0x80, 0x30, 0x80];
    const nested = Uint8Array.from(Array.from({ length: levels }, () => open).flat());
    expect(['too-deep', 'malformed']).toContain(await codeOf(pfx([clearSafe(nested)])));
  });

  it('five megabytes of NULLs are too many elements or malformed', async () => {
    const nulls = new Uint8Array(5_000_000);
    for (let i = 0; i < nulls.length; i += 2) nulls[i] = 5;
    expect(['too-many-elements', 'malformed']).toContain(await codeOf(pfx([clearSafe(nulls)])));
  });
});

describe('an encrypted private key', () => {
  const scheme = pbes2();
  const encrypted = (cipherText: Uint8Array) => sequence(scheme.algorithm, octetString(cipherText));
  const cipherText = scheme.encrypt(key, PASSWORD);
  const code = (der: Uint8Array, passwords: readonly string[] = [PASSWORD]) =>
    decryptPrivateKey(der, passwords, nodeCrypto).then(
      () => 'opens',
      (error: CmgCertError) => error.code,
    );

  it('opens, or says why not', async () => {
    expect(await code(encrypted(cipherText))).toBe('opens');
    expect(await code(encrypted(cipherText), ['Contoso'])).toBe('wrong-password');
    expect(await code(encrypted(cipherText), [])).toBe('password-needed');
    expect(await code(encrypted(cipherText).subarray(0, -1))).toBe('truncated');
    expect(await code(encrypted(cipherText.subarray(1)))).toBe('malformed');
    expect(await code(key)).toBe('malformed');
    expect(await code(sequence(sequence(oid('1.2.3.4')), octetString(cipherText)))).toBe('unsupported-cipher');
    const endless = pbes2({ count: integer(0x7f, 0xff, 0xff, 0xff) });
    expect(await code(sequence(endless.algorithm, octetString(cipherText)))).toBe('too-many-iterations');
  });

  it('in which any octet of cipher text was changed is altered or opens, and the password is not blamed', async () => {
    for (let at = 0; at < cipherText.length; at += 1) {
      const damaged = Uint8Array.from(cipherText);
      damaged[at] = (damaged[at] as number) ^ 0x40;
      expect(['altered', 'opens']).toContain(await code(encrypted(damaged)));
    }
  });

  it('with the empty password opens unasked', async () => {
    expect(await code(encrypted(scheme.encrypt(key, '')), [])).toBe('opens');
  });
});

/** Counts the keys that are derived: each takes a hash or a PBKDF2 from the platform once. */
function counted(): { readonly crypto: CryptoPort; readonly derived: { pkcs12: number; pbkdf2: number } } {
  const derived = { pkcs12: 0, pbkdf2: 0 };
  const crypto: CryptoPort = {
    ...nodeCrypto,
    hash: (name) => {
      derived.pkcs12 += 1;
      return nodeCrypto.hash(name);
    },
    pbkdf2: (...given) => {
      derived.pbkdf2 += 1;
      return nodeCrypto.pbkdf2(...given);
    },
  };
  return { crypto, derived };
}

describe('a file whose keys take long', () => {
  /** Above what explaining a failure may cost, and as fast as a test should be. */
  const ITERATIONS = 60_000;
  const scheme = pbes2({ iterations: ITERATIONS });
  const bags = [certificateBag(leaf), certificateBag(issuer)];
  const safes = [
    encryptedSafe(scheme, PASSWORD, ...bags),
    clearSafe(
      shroudedKeyBag(key, pbes2({ iterations: ITERATIONS, salt: Uint8Array.of(8, 7, 6, 5, 4, 3, 2, 1) }), PASSWORD),
    ),
  ];
  const whole = pfx(safes, { password: PASSWORD, iterations: ITERATIONS });
  const WRONG = ['first', 'second', 'third'];

  it('costs one derivation for each wrong password, and tries no part with any of them', async () => {
    const { crypto, derived } = counted();
    const error = await failure(whole, WRONG, crypto);
    expect(error.code).toBe('wrong-password');
    expect(error.message).toBe('none of the 3 passwords opens the PFX: its MAC does not verify');
    // The null and the empty password are tried as well.
    expect(derived).toEqual({ pkcs12: WRONG.length + 2, pbkdf2: 0 });
  });

  it('opens with the right password among others at the cost of its own keys', async () => {
    const { crypto, derived } = counted();
    await openPfx(whole, { passwords: ['first', PASSWORD], crypto });
    expect(derived).toEqual({ pkcs12: 2, pbkdf2: 2 });
  });

  it('derives a key once, though several parts have the same salt', async () => {
    const { crypto, derived } = counted();
    const same = pfx(
      [encryptedSafe(scheme, PASSWORD, ...bags), encryptedSafe(scheme, PASSWORD, certificateBag(issuer))],
      {
        password: PASSWORD,
        iterations: ITERATIONS,
      },
    );
    await openPfx(same, { passwords: [PASSWORD], crypto });
    expect(derived.pbkdf2).toBe(1);
  });

  it('is still told to be changed, where a single password was given and it is right', async () => {
    const changed = pfx(safes, { password: 'of another MAC', iterations: ITERATIONS });
    const { crypto, derived } = counted();
    expect((await failure(changed, [PASSWORD], crypto)).code).toBe('altered');
    expect(derived).toEqual({ pkcs12: 3, pbkdf2: 1 });
  });
});

describe.skipIf(!hasCases)('a damaged PFX of 600,000 iterations', () => {
  it('costs a derivation for each of three passwords, the null and the empty one', async () => {
    const bytes = new Uint8Array(readFileSync(casePath('pfx-altered-slow/altered.pfx')));
    const { crypto, derived } = counted();
    expect((await failure(bytes, ['first', 'second', 'third'], crypto)).code).toBe('wrong-password');
    expect(derived).toEqual({ pkcs12: 5, pbkdf2: 0 });
  }, 60_000);
});
