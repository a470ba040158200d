import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/optional-feature.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where it is on', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails where it is off', () => {
    expect(check({ optionalFeature: false })).toMatchObject({ outcome: 'fail', path: 'optionalFeature' });
  });

  it('does not decide where the plan does not say', () => {
    expect(check({ optionalFeature: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
