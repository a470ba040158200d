import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/entra-integration.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a site that is onboarded', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails one that is not, whatever clients authenticate with', () => {
    expect(check({ 'entra.onboarded': false, 'clients.authentication': ['pki'] })).toMatchObject({
      outcome: 'fail',
      path: 'entra.onboarded',
    });
  });

  it('does not decide without the site or its apps', () => {
    expect(check({ entra: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'entra.clientApp': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('fails service management too where clients authenticate with Microsoft Entra', () => {
    expect(check({ 'deployment.method': 'service-management', 'entra.onboarded': false })).toMatchObject({
      outcome: 'fail',
    });
  });

  it('is not asked of service management', () => {
    expect(
      check({ 'deployment.method': 'service-management', entra: undefined, 'clients.authentication': ['pki'] }),
    ).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
