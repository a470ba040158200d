import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import type { HashName } from '../../core/ports.js';
import { describeSignatureAlgorithm } from '../../core/x509/signatureAlgorithms.js';

const ACCEPTED: ReadonlySet<HashName> = new Set<HashName>(['SHA-256', 'SHA-384', 'SHA-512']);

export default defineRule({
  id: 'request/signature-hash',
  title: 'The request is signed with SHA-256, SHA-384 or SHA-512',
  targets: ['server-request', 'client-request', 'connection-point-request'],
  severity: 'warning',
  why: 'The CA chooses the hash for the certificate, but public CAs refuse requests signed with SHA-1 or MD5.',
  fix: 'Create the request again with SHA-256 (certreq: HashAlgorithm = SHA256; openssl req -new -sha256).',
  symptoms: 'none recorded',
  citations: [
    { source: 'CERTREQ', section: 'certreq -new: HashAlgorithm', strength: 'observed' },
    { source: 'PKI', section: 'Important: SHA-2', strength: 'recommended' },
  ],
  example: { good: 'sha256WithRSAEncryption', bad: 'sha1WithRSAEncryption' },
  check({ csr }) {
    const { name, hash } = describeSignatureAlgorithm(csr.signatureAlgorithm);
    const evidence = { algorithm: name };
    if (hash === undefined) {
      const message = `Cannot determine the hash from the signature algorithm ${name}.`;
      return unknown('undecidable', message, { path: 'signatureAlgorithm', evidence });
    }
    if (ACCEPTED.has(hash)) return pass(`${hash} (${name})`, { ...evidence, hash });
    return fail(`The request is signed with ${hash} (${name}).`, { path: 'signatureAlgorithm', evidence });
  },
});
