import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/client-settings.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where clients may use a gateway', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails where they may not', () => {
    expect(check({ 'clientSettings.useGateway': false })).toMatchObject({
      outcome: 'fail',
      path: 'clientSettings.useGateway',
    });
  });

  it('does not decide where the plan does not say it', () => {
    expect(check({ clientSettings: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
