import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/token-version.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes tokens from 2002 on', () => {
    expect(check({ configmgr: 2002, 'clients.authentication': ['token'] })).toMatchObject({ outcome: 'pass' });
  });

  it('fails them before', () => {
    expect(check({ configmgr: 1910, 'clients.authentication': ['token'] })).toMatchObject({
      outcome: 'fail',
      path: 'clients.authentication',
    });
  });

  it('does not decide without the release or the ways of authentication', () => {
    expect(check({ configmgr: undefined, 'clients.authentication': ['token'] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('is not asked without tokens', () => {
    expect(check({ configmgr: 1910 })).toMatchObject({ outcome: 'not-applicable' });
  });
});
