import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { shortName } from '../../core/x509/shortName.js';
import { judgeCrls } from './shared/judgeCrls.js';

export default defineRule({
  id: 'crl/signature',
  title: "The issuer's key verifies the CRL",
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  why: 'A CRL is trusted for its signature, not for where it came from: one that another key signed, that of a CA before its renewal for one, is refused.',
  fix: 'Publish a fresh CRL at the CA: certutil -crl. After a renewal with a new key, AD CS publishes one CRL for each key: take the one whose name ends in the right (index).',
  symptoms: ['crypt-e-no-revocation-check'],
  citations: [{ source: 'RFC 5280', section: '6.3.3 (g)', strength: 'required' }],
  example: { good: 'signed by the key in the CA certificate', bad: 'signed by the key that the CA had before' },
  check(target) {
    return judgeCrls(
      target,
      ({ label, crl, issuer }) => {
        if (issuer === undefined) {
          if (target.kind !== 'crl') return undefined;
          return unknown('not-asked', 'Without the certificate of its issuer the signature was not verified.', {
            asks: ['--issuer FILE'],
          });
        }
        const name = shortName(issuer.certificate.subject);
        const details = { path: 'signature', evidence: { file: label, issuer: name } };
        switch (issuer.signature) {
          case 'valid':
            return pass(`The key of "${name}" verifies ${label}.`, details.evidence);
          case 'invalid':
            return fail(`No key of "${name}" at hand verifies ${label}.`, details);
          case 'unsupported': {
            const algorithm = crl.signatureAlgorithm.oid;
            return unknown('undecidable', `The signature algorithm ${algorithm} of ${label} cannot be verified here.`, {
              path: 'signatureAlgorithm',
            });
          }
        }
      },
      'Its issuer is not at hand (crl/issuer).',
    );
  },
});
