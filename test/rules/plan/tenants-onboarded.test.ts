import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/tenants-onboarded.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  const tenants = (...onboarded: readonly (boolean | undefined)[]) =>
    check({ 'entra.otherTenants': onboarded.map((value, at) => ({ tenantId: `tenant-${at}`, onboarded: value })) });

  it('passes tenants that are onboarded', () => {
    expect(tenants(true, true)).toMatchObject({ outcome: 'pass' });
  });

  it('fails one that is not, and names it', () => {
    expect(tenants(true, false)).toMatchObject({ outcome: 'fail', message: expect.stringContaining('tenant-1') });
  });

  it('does not decide where the plan does not say', () => {
    expect(tenants(true, undefined)).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('has nothing to check without further tenants', () => {
    expect(check()).toMatchObject({ outcome: 'not-applicable' });
    expect(tenants()).toMatchObject({ outcome: 'not-applicable' });
  });
});
