import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/verify-revocation.js';
import { judging } from '../../support/plans.js';
import { clientTarget } from '../../support/targets.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes on with a public CRL, and off without one', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(
      check({ verifyClientRevocation: false }, { clients: [clientTarget({ crl: ['ldap:///CN=Contoso'] })] }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails on without a public CRL', () => {
    expect(check({}, { clients: [clientTarget({ crl: ['ldap:///CN=Contoso'] })] })).toMatchObject({
      outcome: 'fail',
      path: 'verifyClientRevocation',
    });
  });

  it('warns of off with a public CRL', () => {
    expect(check({ verifyClientRevocation: false })).toMatchObject({ outcome: 'fail', severity: 'warning' });
  });

  it('does not decide without the setting, the clients, or when their files could not be read', () => {
    expect(check({ verifyClientRevocation: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'files.clients': undefined }, { clients: [] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({}, { clients: [] })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('is not asked without PKI clients', () => {
    expect(check({ 'clients.authentication': ['token'] })).toMatchObject({ outcome: 'not-applicable' });
  });
});
