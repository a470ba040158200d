import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/connection-points.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes two', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('warns of one, also where it is named twice', () => {
    expect(check({ connectionPoints: [{ server: 'a' }] })).toMatchObject({ outcome: 'fail', path: 'connectionPoints' });
    expect(check({ connectionPoints: [{ server: 'a' }, { server: 'A' }] })).toMatchObject({ outcome: 'fail' });
  });

  it('fails with an error where there is none', () => {
    expect(check({ connectionPoints: [] })).toMatchObject({ outcome: 'fail', severity: 'error' });
  });

  it('does not decide where the plan does not say', () => {
    expect(check({ connectionPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
