import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { isOpened } from '../../src/core/check/inputs.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { open } from '../../src/gather/open.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { conformance } from '../support/conformance.js';
import { fixtureBytes, isSlow, manifest, slowToo } from '../support/fixtures.js';

export interface Collected {
  /** Where it was found first. */
  readonly label: string;
  readonly certificate: Certificate;
}

/** The password of every PFX of the Windows files (see their own README). */
const WINDOWS_PASSWORD = 'testcertificate';

/** Of the files slow to open, those with certificates that are in no other file. */
const SLOW_WITH_THEIR_OWN = ['gnutls/3des-pkcs12.pfx', 'gnutls/ec.pfx', 'nss/3des-rc2-40.pfx'];

/** Every certificate at hand, once: in files of the fixtures and of Windows, in PFX too, and Node's own roots. */
export async function collectCertificates(): Promise<Collected[]> {
  const found = new Map<string, Collected>();
  const take = async (label: string, bytes: Uint8Array, passwords: readonly string[]) => {
    const opened = await open({ name: label, bytes }, { crypto: nodeCrypto, passwords });
    if (!isOpened(opened)) return;
    for (const certificate of opened.certificates) {
      const id = createHash('sha256').update(certificate.der).digest('hex');
      if (!found.has(id)) found.set(id, { label, certificate });
    }
  };
  const seen = new Set<string>();
  for (const fixture of manifest()) {
    const { file, password } = fixture;
    if (seen.has(file) || (isSlow(fixture) && !slowToo && !SLOW_WITH_THEIR_OWN.includes(file))) continue;
    seen.add(file);
    await take(file, fixtureBytes(file), password === undefined ? [] : [password]);
  }
  for (const [index, pem] of rootCertificates.entries()) await take(`root ${index}`, Buffer.from(pem), []);
  const windows = conformance('windows');
  if (windows !== undefined) {
    for (const name of readdirSync(windows).sort()) {
      await take(`windows/${name}`, new Uint8Array(readFileSync(join(windows, name))), [WINDOWS_PASSWORD]);
    }
  }
  return [...found.values()];
}
