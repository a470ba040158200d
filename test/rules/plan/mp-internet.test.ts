import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/mp-internet.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes management points that reach the endpoints', () => {
    expect(check({ configmgr: 2603, managementPoints: [{ server: 'mp01', reachesEntra: true }] })).toMatchObject({
      outcome: 'pass',
    });
  });

  it('fails one that does not', () => {
    expect(check({ configmgr: 2603, managementPoints: [{ server: 'mp01', reachesEntra: false }] })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('mp01'),
    });
  });

  it('does not decide where the plan does not say', () => {
    expect(check({ configmgr: 2603 })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ configmgr: 2603, managementPoints: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('leaves a design without a management point for the gateway to plan/management-point-mode', () => {
    expect(check({ configmgr: 2603, managementPoints: [] })).toMatchObject({ outcome: 'not-applicable' });
  });

  it('names both endpoints and the proxy that counts', () => {
    expect(rule.fix).toContain('login.microsoftonline.com');
    expect(rule.fix).toContain('sts.windows.net');
    expect(rule.fix).toContain('Local System');
  });

  it('is not asked without Entra clients, or before 2603', () => {
    expect(check({ configmgr: 2603, 'clients.authentication': ['pki'] })).toMatchObject({ outcome: 'not-applicable' });
    expect(check()).toMatchObject({ outcome: 'not-applicable' });
  });
});
