import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { toHex } from '../../core/text/hex.js';
import { readCrlExtension } from '../../core/x509/crl/readCrlExtension.js';
import { readExtension } from '../../core/x509/readExtension.js';
import { shortName } from '../../core/x509/shortName.js';
import { judgeCrls } from './shared/judgeCrls.js';

const PATH = 'extensions/authorityKeyIdentifier';

export default defineRule({
  id: 'crl/authority-key-identifier',
  title: "The CRL names its issuer's key",
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  severityNote: 'a warning where the CRL names no key at all',
  why: 'Windows matches a CRL to the CA by this identifier: one that names another key is not used, whatever its signature says.',
  fix: 'Publish a fresh CRL at the CA (certutil -crl); with OpenSSL put authorityKeyIdentifier = keyid into the CRL extensions.',
  symptoms: ['crypt-e-no-revocation-check'],
  citations: [{ source: 'RFC 5280', section: '5.2.1: authority key identifier', strength: 'required' }],
  example: { good: "the issuer's subject key identifier", bad: 'the identifier of the key before the last renewal' },
  check(target) {
    return judgeCrls(
      target,
      ({ label, crl, issuer }) => {
        const reading = readCrlExtension(crl, 'authorityKeyIdentifier');
        if (reading.state === 'malformed') {
          return unknown('undecidable', `The authority key identifier of ${label} cannot be read: ${reading.error}.`, {
            path: PATH,
          });
        }
        const named = reading.state === 'present' ? reading.value.keyIdentifier : undefined;
        if (named === undefined) {
          return fail(`${label} does not name the key that signed it.`, { path: PATH, severity: 'warning' });
        }
        if (issuer === undefined) {
          if (target.kind !== 'crl') return undefined;
          return unknown('not-asked', 'There is no certificate of its issuer to compare with.', {
            asks: ['--issuer FILE'],
          });
        }
        const name = shortName(issuer.certificate.subject);
        const subject = readExtension(issuer.certificate, 'subjectKeyIdentifier');
        if (subject.state === 'absent') return undefined;
        if (subject.state === 'malformed') {
          return unknown('undecidable', `The subject key identifier of "${name}" cannot be read: ${subject.error}.`);
        }
        const evidence = { named: clip(toHex(named)), issuerKeyIdentifier: clip(toHex(subject.value)) };
        if (bytesEqual(named, subject.value)) return pass(`${label} names the key of "${name}".`, evidence);
        // Where the signature fails as well, it is the CRL of another key, and that is one mistake.
        const causedBy = issuer.signature === 'invalid' ? 'crl/signature' : undefined;
        return fail(`${label} names another key than that of "${name}".`, { path: PATH, evidence, causedBy });
      },
      'Its issuer is not at hand, or names no key of its own.',
    );
  },
});
