import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { present } from '../../core/present.js';

export default defineRule({
  id: 'key/exponent',
  title: 'The RSA public exponent is odd and at least 65537',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  severityNote: 'warning for an odd exponent from 3 to 65535',
  why: 'An exponent of 1 encrypts and signs nothing. An even exponent has no private key. Small exponents are mathematically sound, but attackers have exploited them in flawed software.',
  fix: 'Create a new key pair with a standard tool, which uses 65537, and request the certificate again.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 8017', section: '3.1', strength: 'required' },
    { source: 'BR', section: '6.1.6', strength: 'recommended' },
  ],
  example: { good: '65537', bad: '3' },
  check({ certificate }) {
    const { key } = certificate.publicKey;
    if (key.type !== 'rsa') return notApplicable('The key is not RSA (key/rsa).');
    const path = 'subjectPublicKeyInfo/publicExponent';
    const { exponent } = key;
    if (exponent.length > 4) {
      const even = (present(exponent.at(-1)) & 1) === 0;
      const length = exponent.length * 8;
      if (!even) return pass(`The exponent is odd and has up to ${length} bits`, { bits: length });
      return fail(`The public exponent is even and has up to ${length} bits. No private key can match it.`, { path });
    }
    const value = exponent.reduce((sum, octet) => sum * 256 + octet, 0);
    const evidence = { exponent: value };
    if (value <= 1 || value % 2 === 0) {
      const why = value === 1 ? 'It encrypts nothing' : 'No private key can match it';
      return fail(`The public exponent is ${value}. ${why}.`, { path, evidence });
    }
    if (value < 65_537) {
      return fail(`The public exponent is ${value}, below 65537.`, { severity: 'warning', path, evidence });
    }
    return pass(`The exponent is ${value}`, evidence);
  },
});
