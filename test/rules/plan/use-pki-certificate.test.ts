import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/use-pki-certificate.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where it is on at every primary', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(
      check({
        hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] },
        usePkiClientCertificate: ['sea', 'PAR'],
      }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails where it is off at one, or at all', () => {
    expect(
      check({
        hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] },
        usePkiClientCertificate: ['SEA'],
      }),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('PAR') });
    expect(check({ hierarchy: undefined, usePkiClientCertificate: [] })).toMatchObject({
      outcome: 'fail',
      path: 'usePkiClientCertificate',
    });
  });

  it('does not decide without the setting, the sites or the ways of authentication', () => {
    expect(check({ usePkiClientCertificate: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: [] } })).toMatchObject({
      outcome: 'unknown',
      path: 'hierarchy.primaries',
    });
    expect(check({ hierarchy: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('is not asked without PKI clients', () => {
    expect(check({ 'clients.authentication': ['entra'], usePkiClientCertificate: [] })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
