import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/user-scenarios.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes with Entra', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails without it', () => {
    expect(check({ 'clients.authentication': ['pki', 'token'] })).toMatchObject({
      outcome: 'fail',
      path: 'clients.authentication',
    });
  });

  it('does not decide without the scenarios or the ways', () => {
    expect(check({ 'clients.userScenarios': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('is not asked where nothing is for users', () => {
    expect(check({ 'clients.userScenarios': false, 'clients.authentication': ['pki'] })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
