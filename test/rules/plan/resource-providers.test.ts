import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/resource-providers.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where all are registered, whatever the case', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(
      check({
        'deployment.method': 'cloud-service-classic',
        'deployment.subscription.registeredProviders': ['microsoft.classiccompute', 'Microsoft.Storage'],
      }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails where one is missing, and says the command', () => {
    expect(
      check({
        'deployment.subscription.registeredProviders': ['Microsoft.Storage', 'Microsoft.Network', 'Microsoft.Compute'],
      }),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('Microsoft.KeyVault') });
  });

  it('believes Azure more than the plan', () => {
    expect(check({}, { registeredProviders: [] })).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide where nobody asked', () => {
    expect(check({ 'deployment.subscription.registeredProviders': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
    });
    expect(check({ 'deployment.method': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
