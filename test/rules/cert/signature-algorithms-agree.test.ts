import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/signature-algorithms-agree.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes one algorithm inside and outside', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({ outcome: 'pass' });
  });

  it('fails two algorithms', () => {
    expect(rule.check(serverTarget({ tbsHash: 'sha1' }), context())).toMatchObject({
      outcome: 'fail',
      message: '1.2.840.113549.1.1.5 inside the signed part, 1.2.840.113549.1.1.11 outside it.',
    });
  });

  it('fails one algorithm with two sets of parameters', () => {
    const target = serverTarget();
    const signatureAlgorithm = { ...target.certificate.signatureAlgorithm, parameters: undefined };
    expect(
      rule.check({ ...target, certificate: { ...target.certificate, signatureAlgorithm } }, context()),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('parameters') });
  });
});
