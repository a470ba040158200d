import type { CertificateKind } from './ledger/entries.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';

/**
 * One certificate of each CA that has issued any of these kinds, the earlier kind before the later: the others differ in their names
 * alone. The first by name, since the ledger has them in the order in which their keys were ready.
 */
export function oneOfEachIssuer(lab: Lab, ...kinds: readonly CertificateKind[]): readonly LabCertificate[] {
  const candidates = kinds.flatMap((kind) =>
    [...lab.ofKind(kind)].sort((one, other) => (one.name < other.name ? -1 : 1)),
  );
  return lab.issuingAuthorities.flatMap(
    ({ serialNumber }) => candidates.find(({ issuer }) => issuer === serialNumber) ?? [],
  );
}
