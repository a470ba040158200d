import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/tls12.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where it is enforced', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('warns where it is not', () => {
    expect(check({ tls12: false })).toMatchObject({ outcome: 'fail', path: 'tls12' });
  });

  it('tells what 2603 takes alone', () => {
    expect(check({ configmgr: 2603 })).toMatchObject({ outcome: 'note' });
  });

  it('does not decide where the plan does not say', () => {
    expect(check({ tls12: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked before 1906', () => {
    expect(check({ configmgr: 1902, tls12: false })).toMatchObject({ outcome: 'not-applicable' });
  });
});
