import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { FERMAT_ROUNDS, findWeakness, MAX_MODULUS_BITS, SMALL_FACTOR_LIMIT } from '../../core/rsa/weakness.js';

const PATH = 'subjectPublicKeyInfo/modulus';

export default defineRule({
  id: 'key/not-weak',
  title: 'The RSA modulus shows no known weakness',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'Some moduli have a small factor or primes that are close together. Others come from the flawed generator of some smart cards and TPMs (ROCA). Anyone can compute the private key and impersonate the gateway or the computer.',
  fix: 'Create a new key with another generator. If a TPM or smart card made the key, update its firmware first. Then request the certificate again and revoke this one.',
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
        'The modulus or the exponent is encoded as a negative number. Programs read different keys from it.',
        {
          path: PATH,
        },
      );
    }
    if (key.modulusBits < 16) return fail(`The modulus has ${key.modulusBits} bits.`, { path: PATH });
    if (key.modulusBits > MAX_MODULUS_BITS) {
      return unknown('undecidable', `The modulus has ${key.modulusBits} bits, too many for this check.`, {
        path: PATH,
      });
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
        return fail(`The modulus is divisible by ${weakness.factor}, so it is not the product of two large primes.`, {
          path: PATH,
          evidence: { weakness: 'small factor', factor: weakness.factor },
        });
      case 'close-primes':
        return fail(
          `The two primes of the modulus are so close together that Fermat's method finds them in ${Math.max(1, weakness.rounds)} step${weakness.rounds > 1 ? 's' : ''}.`,
          { path: PATH, evidence: { weakness: 'close primes', rounds: weakness.rounds } },
        );
      case 'roca':
        return fail('The modulus has the ROCA fingerprint. A flawed Infineon generator made it (CVE-2017-15361).', {
          path: PATH,
          evidence: { weakness: 'ROCA' },
        });
    }
  },
});
