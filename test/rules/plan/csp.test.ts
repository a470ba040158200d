import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/csp.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a CSP subscription with a scale set from 2010 on, and any other from 2107 on', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2010, 'deployment.subscription.csp': true })).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2107 })).toMatchObject({ outcome: 'pass' });
    expect(check({ 'deployment.subscription.csp': undefined })).toMatchObject({ outcome: 'pass' });
  });

  it('fails a CSP subscription with a cloud service (classic)', () => {
    expect(check({ 'deployment.subscription.csp': true, 'deployment.method': 'cloud-service-classic' })).toMatchObject({
      outcome: 'fail',
      path: 'deployment.method',
    });
  });

  it('leaves a release without any scale set to plan/deployment-method', () => {
    for (const csp of [true, false, undefined]) {
      expect(check({ configmgr: 2006, 'deployment.subscription.csp': csp })).toMatchObject({
        outcome: 'not-applicable',
      });
    }
  });

  it('fails another subscription with a scale set of 2010 or 2103', () => {
    expect(check({ configmgr: 2103 })).toMatchObject({ outcome: 'fail', path: 'deployment.subscription.csp' });
  });

  it('does not decide without the method, the release or the kind of subscription where they matter', () => {
    expect(check({ 'deployment.method': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ configmgr: 2010, 'deployment.subscription.csp': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(
      check({ 'deployment.method': 'cloud-service-classic', 'deployment.subscription.csp': undefined }),
    ).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
