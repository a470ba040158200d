import type { LabCertificate } from './ledger/openLab.js';

/** One certificate of each CA that issued any of these, the first by name: the ledger has them in the order in which their keys happened to be found. */
export function firstOfEachIssuer(certificates: readonly LabCertificate[]): readonly LabCertificate[] {
  const firsts = new Map<string, LabCertificate>();
  for (const certificate of [...certificates].sort(byName)) {
    if (!firsts.has(certificate.issuer)) firsts.set(certificate.issuer, certificate);
  }
  return [...firsts.values()];
}

const byName = (a: LabCertificate, b: LabCertificate): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
