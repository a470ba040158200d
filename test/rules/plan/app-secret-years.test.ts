import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/app-secret-years.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  const years = (count: number | undefined) => check({ 'entra.serverApp.secretYears': count });

  it('passes one and two years', () => {
    expect([years(1), years(2)]).toMatchObject([{ outcome: 'pass' }, { outcome: 'pass' }]);
  });

  it('warns of more', () => {
    expect([years(2.5), years(5)]).toMatchObject([{ outcome: 'fail' }, { outcome: 'fail' }]);
    expect(years(5).message).toContain('5 years');
  });

  it('leaves to a person what the plan does not say', () => {
    expect(years(undefined)).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked of service management', () => {
    expect(check({ 'deployment.method': 'service-management' })).toMatchObject({ outcome: 'not-applicable' });
  });
});
