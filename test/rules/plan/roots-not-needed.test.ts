import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/roots-not-needed.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes without CA files where no client uses PKI', () => {
    expect(check({ 'clients.authentication': ['entra'] }, { roots: 0, intermediates: 0 })).toMatchObject({
      outcome: 'pass',
    });
  });

  it('notes CA files that serve nobody', () => {
    expect(check({ 'clients.authentication': ['entra'] })).toMatchObject({ outcome: 'note' });
  });

  it('does not decide without the ways of authentication', () => {
    expect(check({ 'clients.authentication': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked of PKI clients', () => {
    expect(check()).toMatchObject({ outcome: 'not-applicable' });
  });
});
