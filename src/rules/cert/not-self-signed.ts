import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'cert/not-self-signed',
  title: 'A CA issued the certificate',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'Computers trust a self-signed certificate only after you copy it into their Trusted Root store. You cannot revoke it there.',
  fix: 'Request it from a public provider, or from your enterprise CA with certreq -submit request.req.',
  symptoms: ['winhttp-invalid-ca', 'cert-e-untrustedroot'],
  citations: [
    { source: 'SRV', section: 'Choose the certificate type', strength: 'required' },
    { source: 'RFC 5280', section: '3.2: certification paths and trust', strength: 'observed' },
  ],
  example: { good: 'issued by Contoso Issuing CA 1', bad: 'New-SelfSignedCertificate' },
  check({ certificate, facts: { selfSigned } }) {
    const subject = shortName(certificate.subject);
    switch (selfSigned) {
      case 'not-self-issued':
        return pass(`Issued by ${shortName(certificate.issuer)}.`);
      case 'valid':
        return fail(`"${subject}" is self-signed.`, { path: 'issuer' });
      case 'invalid':
        return fail(
          `"${subject}" names itself as its issuer, but its own key did not make the signature. The certificate was altered, or another key signed it.`,
          { path: 'issuer' },
        );
      case 'unsupported':
        return unknown(
          'undecidable',
          `"${subject}" names itself as its issuer. This platform does not support the signature algorithm, so the signature was not checked.`,
          { path: 'issuer' },
        );
    }
  },
});
