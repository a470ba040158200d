import { CmgCertError } from '../core/errors.js';
import { present } from '../core/present.js';
import type { CrlReason } from '../write/crl.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';

/**
 * Writes a revocation to the ledger. It stands on no CRL until the next is made: {@link publishCrl}.
 *
 * @param reason `removeFromCRL` takes back a hold, and nothing else
 * @throws CmgCertError `usage` for what cannot be revoked
 */
export function revoke(lab: Lab, certificate: LabCertificate, reason: CrlReason): LabCertificate {
  const { serialNumber, name, status, issuer } = certificate;
  const refuse = (what: string, remedy: string): never => {
    throw new CmgCertError('usage', `"${name}" (${serialNumber}) ${what}`, { remedy });
  };
  if (issuer === serialNumber) {
    refuse('is self-signed: no CRL could say that it is revoked', 'Take it out of the trusted certificates instead.');
  }
  const held = status.state === 'revoked' && status.reason === 'certificateHold';
  if (reason === 'removeFromCRL' && !held) {
    refuse('is not on hold', 'Only a hold (--reason certificateHold) can be taken back.');
  }
  if (status.state === 'revoked' && (!held || reason === 'certificateHold')) {
    refuse(
      `is revoked already: ${status.reason}, ${status.date.slice(0, 10)}`,
      held ? 'Take the hold back with --reason removeFromCRL.' : 'A revocation cannot be taken back.',
    );
  }
  const date = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
  lab.append({ type: 'revocation', serialNumber, reason, date });
  return present(lab.find(serialNumber));
}
