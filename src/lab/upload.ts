import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileNamePart } from '../core/text/fileName.js';
import { LAYOUT } from './ledger/layout.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';

/** Named as `chain export` names them. */
const NAME = /^(root|intermediate)-\d+-.*\.cer$/;

/**
 * Brings `upload/` in step with the ledger: every CA above a client certificate, and no other.
 * @returns the CAs, roots first
 */
export function writeUploadSet(lab: Lab): readonly LabCertificate[] {
  const authorities = uploadSet(lab);
  const folder = lab.path(LAYOUT.upload);
  mkdirSync(folder, { recursive: true });
  const wanted = new Map<string, LabCertificate>();
  const counts = { root: 0, intermediate: 0 };
  for (const authority of authorities) {
    const role = authority.ca?.role ?? 'intermediate';
    counts[role] += 1;
    wanted.set(`${role}-${counts[role]}-${fileNamePart(authority.name)}.cer`, authority);
  }
  const there = readdirSync(folder).filter((name) => NAME.test(name));
  for (const name of there) if (!wanted.has(name)) rmSync(`${folder}/${name}`);
  for (const [name, authority] of wanted) {
    if (there.includes(name)) continue;
    lab.staging.write(name, lab.certificateBytes(authority), false);
    lab.staging.move(name, `${LAYOUT.upload}/${name}`);
  }
  return authorities;
}

/** The CAs whose chains end in a client certificate. */
export function uploadSet(lab: Lab): readonly LabCertificate[] {
  const needed = new Set<string>();
  const issuers = new Map(
    [...lab.ofKind('client'), ...lab.ofKind('connection-point')].map((client) => [client.issuer, client]),
  );
  for (const client of issuers.values()) for (const { serialNumber } of lab.chainOf(client)) needed.add(serialNumber);
  const authorities = lab.authorities.filter(({ serialNumber }) => needed.has(serialNumber));
  const ofRole = (role: 'root' | 'intermediate') => authorities.filter(({ ca }) => ca?.role === role);
  return [...ofRole('root'), ...ofRole('intermediate')];
}
