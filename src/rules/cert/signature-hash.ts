import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import type { HashName } from '../../core/ports.js';
import { describeSignatureAlgorithm } from '../../core/x509/signatureAlgorithms.js';

const ACCEPTED: ReadonlySet<HashName> = new Set<HashName>(['SHA-256', 'SHA-384', 'SHA-512']);

export default defineRule({
  id: 'cert/signature-hash',
  title: 'The certificate is signed with SHA-256, SHA-384 or SHA-512',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: 'Windows no longer trusts server certificates signed with SHA-1 or MD5, because attackers can forge them. Configuration Manager requires SHA-2.',
  fix: 'Set the CA to sign with SHA-256, and reissue the certificate. AD CS: certutil -setreg CA\\csp\\CNGHashAlgorithm SHA256, then net stop certsvc, then net start certsvc. The CA key must be in a key storage provider.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PKI', section: 'Important: SHA-2', strength: 'required' },
    { source: 'BR', section: '7.1.3.2: signature algorithm identifier', strength: 'required' },
  ],
  example: { good: 'sha256WithRSAEncryption', bad: 'sha1WithRSAEncryption' },
  check({ certificate: { signatureAlgorithm } }) {
    const { name, hash } = describeSignatureAlgorithm(signatureAlgorithm);
    const path = 'signatureAlgorithm';
    if (hash === undefined) {
      return unknown('undecidable', `Cannot determine the hash from the signature algorithm ${name}.`, {
        path,
        evidence: { algorithm: name },
      });
    }
    const evidence = { algorithm: name, hash };
    return ACCEPTED.has(hash)
      ? pass(`${hash} (${name})`, evidence)
      : fail(`The certificate is signed with ${hash} (${name}).`, { path, evidence });
  },
});
