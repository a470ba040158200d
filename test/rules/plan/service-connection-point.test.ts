import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/service-connection-point.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes online', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails offline', () => {
    expect(check({ serviceConnectionPoint: 'offline' })).toMatchObject({
      outcome: 'fail',
      path: 'serviceConnectionPoint',
    });
  });

  it('does not decide where the plan does not say', () => {
    expect(check({ serviceConnectionPoint: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
