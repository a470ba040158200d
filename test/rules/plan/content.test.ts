import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/content.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where clients may take content', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('warns where content is on and clients may not take it', () => {
    expect(check({ 'clientSettings.cloudDistributionPoint': false })).toMatchObject({
      outcome: 'fail',
      path: 'clientSettings.cloudDistributionPoint',
    });
  });

  it('does not decide where the plan does not say either', () => {
    expect(check({ content: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(check({ clientSettings: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked without content, or before 1806', () => {
    expect(check({ content: false })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ configmgr: 1802 })).toMatchObject({ outcome: 'not-applicable' });
  });
});
