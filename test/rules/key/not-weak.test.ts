import { generatePrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/key/not-weak.js';
import { rsaSpki, testKey } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';
import { closePrimesModulus, rocaModulus } from '../../support/weakKeys.js';

describe(rule.id, () => {
  const check = (modulus: bigint, settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ spki: rsaSpki(modulus) }), context(settings));

  it('passes an ordinary key, and says what was looked for', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'pass',
      evidence: { smallFactorLimit: 65_536, fermatRounds: 100 },
    });
  });

  it('fails a small factor, and names it', () => {
    const prime = generatePrimeSync(1000, { bigint: true });
    expect(check(757n * prime)).toMatchObject({ outcome: 'fail', evidence: { factor: 757 } });
    expect(check(2n * prime)).toMatchObject({ outcome: 'fail', evidence: { factor: 2 } });
    expect(check(65_521n * prime, { smallFactorLimit: 752 })).toMatchObject({
      outcome: 'pass',
      message: expect.stringContaining('below 752'),
    });
  });

  it('fails close primes', () => {
    expect(check(closePrimesModulus(512))).toMatchObject({ outcome: 'fail', evidence: { weakness: 'close primes' } });
  });

  it('fails the ROCA fingerprint', () => {
    expect(check(rocaModulus())).toMatchObject({ outcome: 'fail', evidence: { weakness: 'ROCA' } });
  });

  it('fails a modulus encoded as a negative number, and one that is no modulus', () => {
    const target = serverTarget({ spki: rsaSpki((1n << 2047n) + 12_345n, 65_537n, true) });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('negative'),
    });
    expect(check(0n).outcome).toBe('fail');
    expect(check(15n).outcome).toBe('fail');
  });

  it('does not decide on a modulus too long to examine', () => {
    expect(check((1n << 16_384n) + 1n)).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });

  it('leaves other keys to key/rsa', () => {
    expect(rule.check(serverTarget({ key: testKey('ec-p256') }), context()).outcome).toBe('not-applicable');
  });
});
