import type { CertificateFacts, RenewalTarget } from '../../src/core/check/target.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { type CertificateOptions, issueCa, issueCertificate, ROOT } from './certificates.js';
import { certificateTarget } from './targets.js';

export interface RenewalFacts {
  readonly old?: Partial<CertificateFacts>;
  readonly replacement?: Partial<CertificateFacts>;
  readonly converting?: boolean;
}

/** The old certificate runs from 2025-09-01 for a year, the new one is the default of test certificates unless told otherwise. */
export function renewalTarget(
  old: CertificateOptions = {},
  replacement: CertificateOptions = {},
  facts: RenewalFacts = {},
): RenewalTarget {
  const before = issueCertificate({ notBefore: '2025-09-01T00:00:00Z', notAfter: '2026-12-01T00:00:00Z', ...old });
  return {
    kind: 'renewal',
    role: undefined,
    label: 'new.cer',
    old: certificateTarget(before, { label: 'old.cer', ...facts.old }),
    replacement: certificateTarget(issueCertificate(replacement), { label: 'new.cer', ...facts.replacement }),
    converting: facts.converting ?? false,
  };
}

/** Facts of a certificate whose chain ends in this root, by name: the same name is the same key. */
export const underRoot = (
  publicRoot: CertificateFacts['publicRoot'],
  authority: Parameters<typeof issueCa>[0] = ROOT,
): Partial<CertificateFacts> => ({
  publicRoot,
  chain: [readCertificate(issueCa(authority, { issuer: 'self' }))],
});
