import { describe, expect, it } from 'vitest';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import { browserCrypto } from '../../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { type PfxContents, writePfx } from '../../../src/write/pfx/writePfx.js';
import { ISSUING, issueCertificate, testKey } from '../../support/certificates.js';

const KEY = new Uint8Array(testKey('server').export({ format: 'der', type: 'pkcs8' }));
const LEAF = issueCertificate();
const CA = issueCertificate({ issuer: 'self', key: ISSUING.key, subject: ISSUING.name, ca: true });

const contents = (options: Partial<PfxContents> = {}): PfxContents => ({
  key: KEY,
  certificate: LEAF,
  chain: [CA],
  password: 'GraniteFalls-2026',
  protection: 'aes',
  ...options,
});
const written = async (options: Partial<PfxContents> = {}) => {
  const all = contents(options);
  return openPfx(await writePfx(all), { passwords: [all.password], crypto: nodeCrypto });
};

describe('a PFX that is written', () => {
  it.each([
    ['aes', 'AES-256-CBC, PBKDF2 with HMAC-SHA-256', 'SHA-256'],
    ['3des', 'pbeWithSHAAnd3-KeyTripleDES-CBC', 'SHA-1'],
  ] as const)('is protected under %s as the export wizard of Windows does it', async (protection, name, hash) => {
    const pfx = await written({ protection });
    expect(pfx.mac).toEqual({ hash, kind: 'pkcs12', iterations: 2000 });
    for (const { encryption } of [...pfx.keys, ...pfx.certificates]) {
      expect(encryption).toMatchObject({ name, iterations: 2000 });
    }
  });

  it('ties the key to its certificate and to no other', async () => {
    const pfx = await written();
    const [identity] = pfx.identities;
    expect(identity).toMatchObject({ matchedBy: 'localKeyId' });
    expect(identity?.certificate.certificate.der).toEqual(LEAF);
    expect(identity?.key.key.pkcs8).toEqual(KEY);
    expect(pfx.certificates.map(({ certificate }) => certificate.der)).toEqual([LEAF, CA]);
    expect(pfx.certificates[1]?.attributes).toMatchObject({ localKeyId: undefined, friendlyName: undefined });
  });

  it('has the attributes asked for, on the key and not on the chain, and none that was not asked for', async () => {
    const asked = { friendlyName: 'Größe 😀', provider: 'Microsoft Software Key Storage Provider', localMachine: true };
    const pfx = await written(asked);
    expect(pfx.keys[0]?.attributes).toMatchObject({ ...asked, others: [] });
    expect(pfx.certificates[0]?.attributes).toMatchObject({ friendlyName: asked.friendlyName, provider: undefined });
    const plain = await written({ localMachine: false });
    expect(plain.keys[0]?.attributes).toMatchObject({
      friendlyName: undefined,
      provider: undefined,
      localMachine: false,
    });
  });

  it.each(['aes', '3des'] as const)('has salts of its own in each file, under %s', async (protection) => {
    const [one, other] = await Promise.all([writePfx(contents({ protection })), writePfx(contents({ protection }))]);
    const octets = (pfx: Uint8Array) => Buffer.from(pfx).subarray(60, 1060).toString('hex');
    expect(octets(one)).not.toBe(octets(other));
  });

  it.each(['aes', '3des'] as const)(
    'opens in the browser too, and with no other password, under %s',
    async (protection) => {
      const password = 'Größe-😀';
      const pfx = await writePfx(contents({ protection, password }));
      expect((await openPfx(pfx, { passwords: [password], crypto: browserCrypto })).identities).toHaveLength(1);
      const other = openPfx(pfx, { passwords: ['Größe-😁'], crypto: nodeCrypto });
      await expect(other).rejects.toMatchObject({ code: 'wrong-password' });
    },
  );
});
