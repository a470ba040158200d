import type { UploadTarget } from '../../src/core/check/target.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { type CertificateOptions, ISSUING, issueCa, ROOT } from './certificates.js';
import { clientTarget, serverTarget, uploadTarget } from './targets.js';

/** The CA certificates of tests of trust/: the root, and the issuing CA below it with one thing changed. */
export const root = readCertificate(issueCa(ROOT));
export const issuing = (options: CertificateOptions = {}): Certificate => readCertificate(issueCa(ISSUING, options));

/** The CA and the root as each kind of target that a rule on CAs judges. */
export const eachTarget = (ca: Certificate) => [
  serverTarget({}, { chain: [ca, root] }),
  clientTarget({}, { chain: [ca, root] }),
  uploadTarget([root, ca]),
];

/** An upload set with more said of it. */
export const upload = (certificates: readonly Certificate[], more: Partial<UploadTarget> = {}): UploadTarget => ({
  ...uploadTarget(certificates),
  ...more,
});
