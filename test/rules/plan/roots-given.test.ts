import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/roots-given.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes PKI clients with roots', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails PKI clients without', () => {
    expect(check({ 'files.roots': undefined }, { roots: 0 })).toMatchObject({ outcome: 'fail', path: 'files.roots' });
  });

  it('does not decide when the files could not be read, or without the ways of authentication', () => {
    expect(check({}, { roots: 0 })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('is not asked without PKI clients', () => {
    expect(check({ 'clients.authentication': ['token'] }, { roots: 0 })).toMatchObject({ outcome: 'not-applicable' });
  });
});
