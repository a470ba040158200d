import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { FERMAT_ROUNDS, findWeakness, MAX_MODULUS_BITS, SMALL_FACTOR_LIMIT } from '../../core/rsa/weakness.js';

const PATH = 'subjectPublicKeyInfo/modulus';

export default defineRule({
  id: 'key/not-weak',
  title: 'The RSA modulus shows no known weakness',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'From a modulus with a small factor, with primes close together, or from the flawed generator of some smart cards and TPMs (ROCA), anybody computes the private key and can then pass for the gateway or the computer.',
  fix: 'Make a new key with another generator (update the firmware of the TPM or smart card first, where one made it), request the certificate again, and revoke this one.',
  symptoms: 'none recorded',
  citations: [
    { source: 'CVE-2017-15361', strength: 'required' },
    { source: 'CVE-2022-26320', strength: 'required' },
    { source: 'BR', section: '6.1.1.3, 6.1.6', strength: 'required' },
  ],
  example: { good: 'a key from CNG or OpenSSL', bad: 'a key with the ROCA fingerprint' },
  check({ certificate }, { settings }) {
    const { key } = certificate.publicKey;
    if (key.type !== 'rsa') return notApplicable('The key is not RSA (key/rsa).');
    if (key.negative) {
      return fail(
        'The modulus or the exponent is encoded as a negative number: readers disagree on which key this is.',
        {
          path: PATH,
        },
      );
    }
    if (key.modulusBits < 16) return fail(`The modulus has ${key.modulusBits} bits.`, { path: PATH });
    if (key.modulusBits > MAX_MODULUS_BITS) {
      return unknown('undecidable', `The modulus has ${key.modulusBits} bits, more than are examined.`, { path: PATH });
    }
    const limit = settings.smallFactorLimit ?? SMALL_FACTOR_LIMIT;
    const weakness = findWeakness(key.modulus, limit);
    switch (weakness?.kind) {
      case undefined:
        return pass(`No factor below ${limit}, no close primes, no ROCA fingerprint`, {
          smallFactorLimit: limit,
          fermatRounds: FERMAT_ROUNDS,
        });
      case 'small-factor':
        return fail(`The modulus is divisible by ${weakness.factor}: it is no product of two large primes.`, {
          path: PATH,
          evidence: { weakness: 'small factor', factor: weakness.factor },
        });
      case 'close-primes':
        return fail(
          `The two primes of the modulus lie so close together that Fermat's method finds them in ${Math.max(1, weakness.rounds)} step${weakness.rounds > 1 ? 's' : ''}.`,
          { path: PATH, evidence: { weakness: 'close primes', rounds: weakness.rounds } },
        );
      case 'roca':
        return fail('The modulus has the ROCA fingerprint: a flawed Infineon generator made it (CVE-2017-15361).', {
          path: PATH,
          evidence: { weakness: 'ROCA' },
        });
    }
  },
});
