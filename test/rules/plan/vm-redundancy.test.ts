import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/vm-redundancy.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes two', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('warns of one', () => {
    expect(check({ 'deployment.vm.count': 1 })).toMatchObject({ outcome: 'fail', path: 'deployment.vm.count' });
  });

  it('does not decide without a number', () => {
    expect(check({ 'deployment.vm': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('leaves a number that is none to plan/vm-count', () => {
    expect(check({ 'deployment.vm.count': 0 })).toMatchObject({ outcome: 'not-applicable' });
  });
});
