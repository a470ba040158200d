import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'pfx/key-matches-certificate',
  title: 'The private key belongs to the certificate',
  targets: ['pfx'],
  severity: 'error',
  why: 'With the key of another certificate, no TLS handshake succeeds. It happens when a PFX is put together by hand, or when a renewal with a new key is joined with the old key.',
  fix: 'Find the key of this certificate and build the PFX again: cmg-cert pfx build key.pem certificate.cer -o new.pfx, which writes it only when the two belong together.',
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
    if (leaf === undefined) return notApplicable('The file has no certificate; pfx/private-key-present says so.');
    if (privateKey.state === 'absent') return notApplicable('The file has no private key.');
    switch (privateKey.match) {
      case 'match':
        return pass('A signature made with the key verifies with the certificate.');
      case 'mismatch':
        return fail('The private key in the file is not the key of the certificate.');
      case 'unsupported':
        return unknown(
          'undecidable',
          'This platform cannot use keys of this kind, so key and certificate were not compared.',
        );
    }
  },
});
