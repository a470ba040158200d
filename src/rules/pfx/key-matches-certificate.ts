import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'pfx/key-matches-certificate',
  title: 'The private key belongs to the certificate',
  targets: ['pfx'],
  severity: 'error',
  why: 'With the key of another certificate, every TLS handshake fails. This happens when you assemble a PFX by hand, or combine a renewed certificate with the old key.',
  fix: 'Find the key of this certificate and build the PFX again: cmg-cert pfx build key.pem certificate.cer -o new.pfx. The command writes the file only if the two match.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 7292', section: '4.2: the bag types', strength: 'required' },
    { source: 'SRV', strength: 'required' },
  ],
  example: {
    good: 'key and certificate share one public key',
    bad: 'the renewed certificate with the key of the old one',
  },
  check({ leaf, privateKey }) {
    if (leaf === undefined) return notApplicable('The file has no certificate. See pfx/private-key-present.');
    if (privateKey.state === 'absent') return notApplicable('The file has no private key.');
    switch (privateKey.match) {
      case 'match':
        return pass('The certificate verifies a signature made with the key.');
      case 'mismatch':
        return fail('The private key in the file does not match the certificate.');
      case 'unsupported':
        return unknown(
          'undecidable',
          'This platform cannot use keys of this type, so cmg-cert did not compare the key with the certificate.',
        );
    }
  },
});
