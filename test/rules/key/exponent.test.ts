import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/key/exponent.js';
import { rsaSpki, testKey } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const modulus = (1n << 2047n) + 12_345n;
  const check = (exponent: bigint) => rule.check(serverTarget({ spki: rsaSpki(modulus, exponent) }), context());

  it.each([65_537n, 65_539n, (1n << 32n) + 1n, (1n << 64n) + 1n])('passes %s', (exponent) =>
    expect(check(exponent).outcome).toBe('pass'),
  );

  it.each([0n, 1n, 2n, 4n, 65_536n, 1n << 64n])('fails %s as an error', (exponent) => {
    expect(check(exponent).outcome).toBe('fail');
    expect(check(exponent).severity ?? rule.severity).toBe('error');
  });

  it.each([3n, 17n, 65_535n])('warns of %s', (exponent) => {
    expect(check(exponent)).toMatchObject({
      outcome: 'fail',
      severity: 'warning',
      evidence: { exponent: Number(exponent) },
    });
  });

  it('leaves other keys to key/rsa', () => {
    expect(rule.check(serverTarget({ key: testKey('ec-p256') }), context()).outcome).toBe('not-applicable');
  });
});
