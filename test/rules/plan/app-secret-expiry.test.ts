import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/app-secret-expiry.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a secret with months to go', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('warns of one that ends within thirty days, or within the days given', () => {
    expect(check({ 'entra.serverApp.secretExpires': '2026-12-03' })).toMatchObject({
      outcome: 'fail',
      path: 'entra.serverApp.secretExpires',
    });
    expect(check({}, {}, { expiresSoonDays: 400 })).toMatchObject({ outcome: 'fail' });
  });

  it('says that one has ended', () => {
    expect(check({ 'entra.serverApp.secretExpires': '2026-11-01' })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('ended on 2026-11-01'),
    });
  });

  it('does not decide where the plan does not say when, or names no day', () => {
    expect(check({ 'entra.serverApp': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(check({ 'entra.serverApp.secretExpires': '2027-02-30' })).toMatchObject({ outcome: 'unknown' });
    expect(check({ 'entra.serverApp.secretExpires': 'next year' })).toMatchObject({
      outcome: 'unknown',
      reason: 'undecidable',
    });
  });

  it('is not asked of service management, which has no app', () => {
    expect(check({ 'deployment.method': 'service-management' })).toMatchObject({ outcome: 'not-applicable' });
  });
});
