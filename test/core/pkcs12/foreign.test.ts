import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptPrivateKey } from '../../../src/core/pkcs12/decryptPrivateKey.js';
import { leafOf } from '../../../src/core/pkcs12/leafOf.js';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import type { Pfx } from '../../../src/core/pkcs12/types.js';
import { readAll } from '../../../src/core/read.js';
import { browserCrypto } from '../../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { toHex } from '../../support/bytes.js';
import { type Fixture, fixtureBytes, manifest } from '../../support/fixtures.js';

/** Each file of a kind once: some stand in the manifest again, to be judged with other options. */
function fixturesOfKind(kind: string): readonly Fixture[] {
  return [...new Map(manifest().map((fixture) => [fixture.file, fixture])).values()].filter((one) => one.kind === kind);
}

/** Its random password is known to nobody. */
const UNOPENABLE = 'negative/pfx-principal-protected-alone.pfx';
const PFX = fixturesOfKind('pfx').filter(({ file }) => file !== UNOPENABLE);

/** A key without any certificate, and one whose certificate is not in the file. */
const WITHOUT_IDENTITY = ['openssl/key-only.pfx', 'negative/pfx-key-of-another.pfx'];

describe('every PFX of the fixtures opens with its password, and nothing in it is lost', () => {
  it.each(PFX)('$file: $purpose', async ({ file, password = '', keys, certificates }) => {
    const pfx = await openPfx(fixtureBytes(file), { passwords: [password], crypto: nodeCrypto });
    expect(pfx.keys.length).toBe(keys);
    expect(pfx.certificates.length).toBe(certificates);
    expect(pfx.unreadableCertificates).toEqual([]);
    expect(pfx.unknownBags).toEqual([]);
    expect(pfx.identities.length).toBe(WITHOUT_IDENTITY.includes(file) ? 0 : keys);
    for (const { key } of pfx.keys) {
      const read = createPrivateKey({ key: Buffer.from(key.pkcs8), format: 'der', type: 'pkcs8' });
      expect(read.asymmetricKeyType?.replace('rsa-pss', 'rsa')).toBe(key.type);
    }
    if (pfx.identities.length === 1) expect(leafOf(pfx)).toBe(pfx.identities[0]?.certificate);
  });
});

/** GnuTLS and NSS write 600,000 rounds, which take their time: one file for each of their peculiarities. */
const SLOW = ['gnutls/arcfour.pfx', 'gnutls/password-unicode.pfx', 'nss/camellia-256-cbc.pfx', 'nss/3des-rc2-40.pfx'];
const IN_BROWSER = PFX.filter(
  ({ file }) => SLOW.includes(file) || (/^(openssl|java|crafted)\//.test(file) && !file.includes('600000')),
);

function summaryOf(pfx: Pfx) {
  return {
    ...pfx,
    certificates: pfx.certificates.map((bag) => [toHex(bag.certificate.der), bag.attributes, bag.encryption?.name]),
    keys: pfx.keys.map((bag) => [toHex(bag.key.pkcs8), bag.attributes, bag.encryption?.name]),
    identities: pfx.identities.map(({ key, certificate, matchedBy }) => [
      pfx.keys.indexOf(key),
      pfx.certificates.indexOf(certificate),
      matchedBy,
    ]),
  };
}

describe("with the browser's cryptography they open alike", () => {
  it.each(IN_BROWSER)('$file: $purpose', async ({ file, password = '' }) => {
    const bytes = fixtureBytes(file);
    const inNode = await openPfx(bytes, { passwords: [password], crypto: nodeCrypto });
    const inBrowser = await openPfx(bytes, { passwords: [password], crypto: browserCrypto });
    expect(summaryOf(inBrowser)).toEqual(summaryOf(inNode));
  });
});

const KEYS = fixturesOfKind('key').filter(
  ({ password, file }) => password && file !== 'codecs/rsa-pkcs1-encrypted.pem',
);

describe('every encrypted PKCS #8 key of the fixtures opens with its password', () => {
  it.each(KEYS)('$file: $purpose', async ({ file, password = '' }) => {
    const [der] = readAll(fixtureBytes(file)).encryptedPrivateKeys;
    if (der === undefined) throw new Error(`no encrypted key in ${file}`);
    const keys = await Promise.all(
      [nodeCrypto, browserCrypto].map((crypto) => decryptPrivateKey(der, ['other', password], crypto)),
    );
    for (const key of keys) {
      expect(() => createPrivateKey({ key: Buffer.from(key.pkcs8), format: 'der', type: 'pkcs8' })).not.toThrow();
    }
    await expect(decryptPrivateKey(der, ['other'], nodeCrypto)).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(decryptPrivateKey(der, [], nodeCrypto)).rejects.toMatchObject({ code: 'password-needed' });
  });
});

describe('a PFX protected for an Active Directory principal alone', () => {
  it.each([
    { passwords: ['GraniteFalls-2026'], code: 'principal-protected' },
    { passwords: [], code: 'principal-protected' },
  ])('is $code, with the remedy of its own', async ({ passwords, code }) => {
    const opening = openPfx(fixtureBytes(UNOPENABLE), { passwords, crypto: nodeCrypto });
    await expect(opening).rejects.toMatchObject({ code, remedy: expect.stringContaining('Active Directory') });
  });
});
