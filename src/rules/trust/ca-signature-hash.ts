import { judgeAuthorities } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import type { HashName } from '../../core/ports.js';
import { describeSignatureAlgorithm } from '../../core/x509/signatureAlgorithms.js';

const ACCEPTED: ReadonlySet<HashName> = new Set<HashName>(['SHA-256', 'SHA-384', 'SHA-512']);

export default defineRule({
  id: 'trust/ca-signature-hash',
  title: 'Every CA certificate below the root is signed with SHA-256, SHA-384 or SHA-512',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  why: 'Whoever finds a SHA-1 or MD5 collision forges a CA. Windows refuses such chains; a root is trusted for its key, and its own signature is never looked at.',
  fix: 'Have the CA above sign with SHA-256 (certutil -setreg CA\\csp\\CNGHashAlgorithm SHA256, then restart certsvc) and renew this CA certificate.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PKI', section: 'Important: SHA-2', strength: 'required' },
    { source: 'BR', section: '7.1.3.2: signature algorithm identifier', strength: 'required' },
  ],
  example: { good: 'an issuing CA signed with sha256WithRSAEncryption', bad: 'an issuing CA signed with SHA-1' },
  check(target) {
    return judgeAuthorities(
      target,
      ({ certificate, label, path, root }) => {
        if (root) return undefined;
        const { name, hash, scheme } = describeSignatureAlgorithm(certificate.signatureAlgorithm);
        const details = { path: `${path}signatureAlgorithm`, evidence: { certificate: label, algorithm: name } };
        if (scheme === 'ed25519' || scheme === 'ed448') return pass(name);
        if (hash === undefined) {
          return unknown('undecidable', `Which hash signs "${label}" cannot be told from ${name}.`, details);
        }
        return ACCEPTED.has(hash) ? pass(hash) : fail(`"${label}" is signed with ${hash} (${name}).`, details);
      },
      'signed with SHA-2',
    );
  },
});
