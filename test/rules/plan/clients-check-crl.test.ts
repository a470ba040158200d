import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/clients-check-crl.js';
import { judging } from '../../support/plans.js';
import { serverTarget } from '../../support/targets.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where the CRL is on a public http host', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails where clients check a CRL that the internet does not reach', () => {
    expect(check({}, { server: serverTarget({ crl: ['ldap:///CN=Contoso'] }) })).toMatchObject({
      outcome: 'fail',
      path: 'clientsCheckCrl',
    });
    expect(check({}, { server: serverTarget({ crl: ['http://pki01/contoso.crl'] }) })).toMatchObject({
      outcome: 'fail',
    });
    expect(check({}, { server: serverTarget({ crl: 'none' }) })).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide without the setting, the certificate, or when its file could not be read', () => {
    expect(check({ clientsCheckCrl: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(check({ 'files.server': undefined }, { server: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({}, { server: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('is not asked where clients do not check it', () => {
    expect(check({ clientsCheckCrl: false })).toMatchObject({ outcome: 'not-applicable' });
  });
});
