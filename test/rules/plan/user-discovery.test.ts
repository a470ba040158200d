import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/user-discovery.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  const off = { 'entra.userDiscovery': false };

  it('passes discovery that is on', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails where users have hybrid identities and it is off', () => {
    expect(check({ ...off, 'entra.hybridIdentities': true })).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide where the plan says nothing of the identities', () => {
    expect(check({ ...off, 'entra.hybridIdentities': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('leaves to a person whether it is on', () => {
    expect(check({ 'entra.userDiscovery': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not needed without Entra clients, or without hybrid identities', () => {
    expect(check({ ...off, 'clients.authentication': ['pki'] })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ ...off, 'entra.hybridIdentities': false })).toMatchObject({ outcome: 'not-applicable' });
  });
});
