import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/vm-count.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes 1 to 16', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ 'deployment.vm.count': 1 })).toMatchObject({ outcome: 'pass' });
    expect(check({ 'deployment.vm.count': 16 })).toMatchObject({ outcome: 'pass' });
  });

  it('fails 0 and 17', () => {
    expect(check({ 'deployment.vm.count': 0 })).toMatchObject({ outcome: 'fail', path: 'deployment.vm.count' });
    expect(check({ 'deployment.vm.count': 17 })).toMatchObject({ outcome: 'fail', path: 'deployment.vm.count' });
  });

  it('does not decide without a number', () => {
    expect(check({ 'deployment.vm': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
