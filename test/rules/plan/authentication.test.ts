import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/authentication.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes with one way or several', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ 'clients.authentication': ['token'] })).toMatchObject({ outcome: 'pass' });
  });

  it('fails without any', () => {
    expect(check({ 'clients.authentication': [] })).toMatchObject({ outcome: 'fail', path: 'clients.authentication' });
  });

  it('does not decide where the plan does not say how', () => {
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ clients: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
