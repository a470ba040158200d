import { openPfx } from '../../src/core/pkcs12/openPfx.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { fixtureBytes } from './fixtures.js';

export const PASSWORD = 'GraniteFalls-2026';

/** The leaf, its issuer and its private key from a PFX of the fixtures, to build other files with. */
export async function materialOf(file: string) {
  const pfx = await openPfx(fixtureBytes(file), { passwords: [PASSWORD], crypto: nodeCrypto });
  const [leaf, issuer] = pfx.certificates.map((bag) => bag.certificate.der);
  const [key] = pfx.keys.map((bag) => bag.key.pkcs8);
  if (leaf === undefined || issuer === undefined || key === undefined) throw new Error(`${file} is not complete`);
  return { leaf, issuer, key };
}
