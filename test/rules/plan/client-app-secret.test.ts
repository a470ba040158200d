import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/client-app-secret.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a client app without a secret', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('tells a secret that nothing uses, and when it ended', () => {
    expect(check({ 'entra.clientApp.secretExpires': '2026-01-01' })).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('ended on 2026-01-01'),
    });
    expect(check({ 'entra.clientApp.secretExpires': '2027-10-01' }).message).not.toContain('ended');
    expect(check({ 'entra.clientApp.secretYears': 2 })).toMatchObject({ outcome: 'note' });
  });

  it('has nothing to tell without a client app', () => {
    expect(check({ 'entra.clientApp': undefined })).toMatchObject({ outcome: 'not-applicable' });
  });
});
