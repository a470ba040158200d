import type { CheckContext, CheckSettings } from '../../src/core/check/settings.js';
import type { CertificateFacts, CertificateTarget, UploadTarget } from '../../src/core/check/target.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { type CertificateOptions, issueCertificate, issueClient } from './certificates.js';

export interface TargetOptions extends Partial<CertificateFacts> {
  readonly role?: CertificateTarget['role'];
  readonly label?: string;
}

/** A target of a certificate, DER; facts that are not given are those of a bare file with nothing beside it. */
export function certificateTarget(der: Uint8Array, options: TargetOptions = {}): CertificateTarget {
  const certificate = readCertificate(der);
  const { role = 'server', label = 'test.cer', ...facts } = options;
  const selfIssued = Buffer.compare(certificate.subject.der, certificate.issuer.der) === 0;
  return {
    kind: 'certificate',
    role,
    label,
    certificate,
    facts: {
      container: 'bare',
      privateKey: { state: 'absent' },
      issuer: undefined,
      selfSigned: selfIssued ? 'valid' : 'not-self-issued',
      chain: [],
      publicRoot: { kind: 'unknown' },
      ...facts,
    },
  };
}

/** A server certificate as a target, in one step. */
export const serverTarget = (certificate: CertificateOptions = {}, target: TargetOptions = {}): CertificateTarget =>
  certificateTarget(issueCertificate(certificate), target);

/** A client certificate as a target, in one step. */
export const clientTarget = (certificate: CertificateOptions = {}, target: TargetOptions = {}): CertificateTarget =>
  certificateTarget(issueClient(certificate), { role: 'client', ...target });

/** A context at 2026-11-21, offline, with nothing said of the design. */
export const context = (settings: Partial<CheckSettings> = {}): CheckContext => ({
  settings: { at: Date.parse('2026-11-21T12:00:00Z'), online: false, ...settings },
});

/** CA certificates as an upload set. */
export const uploadTarget = (certificates: readonly Certificate[]): UploadTarget => ({
  kind: 'chain',
  role: 'ca',
  label: 'upload set',
  certificates: certificates.map((certificate, index) => ({ label: `ca${index}.cer`, certificate })),
});
