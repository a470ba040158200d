import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import { browserCrypto } from '../../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';

/** The files of RFC 9579 appendix A, decoded from its Base64. */
const vector = (name: string) => new Uint8Array(readFileSync(new URL(`rfc9579/${name}.p12`, import.meta.url)));
const PASSWORD = '1234';

describe.each([
  ['node', nodeCrypto],
  ['browser', browserCrypto],
] as const)('PBMAC1 on %s', (_, crypto) => {
  it.each([
    ['a1', 'A.1: SHA-256 HMAC and PRF', 'SHA-256'],
    ['a2', 'A.2: SHA-256 HMAC and SHA-512 PRF', 'SHA-256'],
    ['a3', 'A.3: SHA-512 HMAC and PRF', 'SHA-512'],
  ])('%s opens (%s)', async (name, _title, hash) => {
    const pfx = await openPfx(vector(name), { passwords: [PASSWORD], crypto });
    expect(pfx.mac).toEqual({ hash, kind: 'pbmac1', iterations: 2048 });
    expect([pfx.keys.length, pfx.certificates.length, pfx.identities.length]).toEqual([1, 1, 1]);
  });

  it.each([
    ['a4', 'A.4: incorrect iteration count', 'altered'],
    ['a5', 'A.5: incorrect salt', 'altered'],
    ['a6', 'A.6: missing key length', 'malformed'],
  ])('%s does not (%s): %s', async (name, _title, code) => {
    await expect(openPfx(vector(name), { passwords: [PASSWORD], crypto })).rejects.toMatchObject({ code });
  });

  it('a wrong password is a wrong password', async () => {
    const opening = openPfx(vector('a1'), { passwords: ['12345'], crypto });
    await expect(opening).rejects.toMatchObject({ code: 'wrong-password' });
  });
});
