import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/vm-lab-size.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes ten clients on a lab size', () => {
    expect(check({ 'deployment.vm.size': 'B2s', 'clients.count': 10 })).toMatchObject({ outcome: 'pass' });
  });

  it('warns of eleven', () => {
    expect(check({ 'deployment.vm.size': 'B2s', 'clients.count': 11 })).toMatchObject({
      outcome: 'fail',
      path: 'deployment.vm.size',
    });
  });

  it('does not decide without the clients', () => {
    expect(check({ 'deployment.vm.size': 'B2s', 'clients.count': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('does not take a size that is not said for another', () => {
    expect(check({ 'deployment.vm.size': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked of other sizes', () => {
    expect(check()).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ configmgr: 2010, 'deployment.vm.size': undefined })).toMatchObject({ outcome: 'not-applicable' });
  });
});
