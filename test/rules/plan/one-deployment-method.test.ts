import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/one-deployment-method.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes gateways of one method in 2010 and 2103', () => {
    expect(check({ configmgr: 2010, 'deployment.otherGateways': ['scale-set'] })).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2103, 'deployment.otherGateways': [] })).toMatchObject({ outcome: 'pass' });
  });

  it('fails gateways of several methods there', () => {
    expect(
      check({ configmgr: 2010, 'deployment.otherGateways': ['scale-set', 'cloud-service-classic'] }),
    ).toMatchObject({ outcome: 'fail', path: 'deployment.otherGateways' });
  });

  it('does not decide without the method, the release or the others', () => {
    expect(check({ 'deployment.method': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ configmgr: 2010 })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked of other releases', () => {
    expect(check({ 'deployment.otherGateways': ['cloud-service-classic'] })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
