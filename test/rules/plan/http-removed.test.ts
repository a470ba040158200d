import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/http-removed.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes Enhanced HTTP and HTTPS from 2403 on', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ managementPoints: [{ server: 'mp01', mode: 'enhanced-http' }] })).toMatchObject({ outcome: 'pass' });
  });

  it('fails HTTP alone from 2403 on', () => {
    expect(check({ configmgr: 2403, managementPoints: [{ server: 'mp01', mode: 'http' }] })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('mp01'),
    });
  });

  it('does not decide without the release, the management points or their modes', () => {
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ managementPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ managementPoints: [{ server: 'mp01' }] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('is not asked before 2403', () => {
    expect(check({ configmgr: 2309, managementPoints: [{ server: 'mp01', mode: 'http' }] })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
