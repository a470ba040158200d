import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { readExtension } from '../../core/x509/readExtension.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'pfx/no-ca-key',
  title: 'No private key of a CA is in the file',
  targets: ['pfx'],
  severity: 'error',
  why: 'Who holds the key of a CA can issue certificates for any name and any client. It has no business on a gateway, nor on the way to it.',
  fix: 'Export again without it: only the server certificate with its key, and the CA certificates without theirs. Whoever had this file could issue certificates in the name of the CA: tell its owner, and delete every copy.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SEC', strength: 'recommended' },
    { source: 'RFC 5280', section: '9: security considerations', strength: 'recommended' },
  ],
  example: { good: 'the intermediate as a certificate alone', bad: 'the issuing CA with its private key' },
  check({ pfx, leaf }) {
    if (pfx.identities.length === 0) return notApplicable('No certificate in the file has its private key.');
    const failures: Judgement[] = [];
    const unread: string[] = [];
    for (const { certificate: bag } of pfx.identities) {
      const name = shortName(bag.certificate.subject);
      const constraints = readExtension(bag.certificate, 'basicConstraints');
      if (constraints.state === 'malformed') unread.push(name);
      if (constraints.state !== 'present' || !constraints.value.ca) continue;
      failures.push(
        fail(`The private key of the CA "${name}" is in the file.`, {
          evidence: { ca: name },
          // A CA certificate given as the leaf is one mistake, told there.
          causedBy: bag === leaf ? 'cert/end-entity' : undefined,
        }),
      );
    }
    if (failures.length > 0) return failures;
    if (unread.length > 0) {
      return unknown(
        'undecidable',
        `Whether ${unread.join(', ')} is a CA cannot be told: its basic constraints are malformed.`,
      );
    }
    return pass('No certificate that has its key in the file is a CA.');
  },
});
