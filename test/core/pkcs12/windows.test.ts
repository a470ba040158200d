import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leafOf } from '../../../src/core/pkcs12/leafOf.js';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import { browserCrypto } from '../../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { conformance } from '../../support/conformance.js';

const folder = conformance('windows');
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.pfx'));

describe.skipIf(folder === undefined)('every PFX made on Windows opens', () => {
  it.each(files)('%s', async (name) => {
    const at = (file: string) => new Uint8Array(readFileSync(join(folder ?? '', file)));
    for (const crypto of [nodeCrypto, browserCrypto]) {
      const pfx = await openPfx(at(name), { passwords: ['testcertificate'], crypto });
      expect(pfx.identities.length).toBe(1);
      expect(pfx.identities[0]?.matchedBy).toBe('localKeyId');
      expect(pfx.keys[0]?.attributes.provider).toMatch(/^Microsoft /);
      expect(pfx.unreadableCertificates).toEqual([]);
      const exported = new X509Certificate(at(name.replace(/(\.noRC2)?\.pfx$/, '.cer')));
      expect(exported.raw.equals(leafOf(pfx)?.certificate.der ?? new Uint8Array())).toBe(true);
    }
  });
});
