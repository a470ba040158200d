import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/boundary-groups.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a gateway in a boundary group', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('warns of one in none', () => {
    expect(check({ boundaryGroups: false })).toMatchObject({ outcome: 'fail', path: 'boundaryGroups' });
  });

  it('does not decide where the plan does not say it', () => {
    expect(check({ boundaryGroups: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked before 1902', () => {
    expect(check({ configmgr: 1810, boundaryGroups: false })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ configmgr: 1902, boundaryGroups: false })).toMatchObject({ outcome: 'fail' });
  });
});
