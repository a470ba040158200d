import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/management-point-mode.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes HTTPS and Enhanced HTTP with every way, and HTTP with tokens', () => {
    expect(check({ configmgr: 2309 })).toMatchObject({ outcome: 'pass' });
    expect(
      check({
        configmgr: 2309,
        managementPoints: [{ server: 'mp01', mode: 'http', cmgTraffic: true }],
        'clients.authentication': ['token'],
      }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails HTTP with PKI or Entra', () => {
    expect(check({ configmgr: 2309, managementPoints: [{ server: 'mp01', mode: 'http' }] })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('mp01'),
    });
  });

  it('fails where no management point allows traffic from the gateway', () => {
    expect(check({ managementPoints: [{ server: 'mp01', mode: 'https', cmgTraffic: false }] })).toMatchObject({
      outcome: 'fail',
      path: 'managementPoints',
    });
  });

  it('does not decide without the ways, the management points, their modes, or the release where it matters', () => {
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ managementPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ managementPoints: [{ server: 'mp01' }] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(
      check({
        configmgr: undefined,
        managementPoints: [{ server: 'mp01', mode: 'http' }],
        'clients.authentication': ['token'],
      }),
    ).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('leaves to a person whether traffic is allowed, where no management point says it', () => {
    const managementPoints = [{ server: 'mp01', mode: 'https' }];
    for (const configmgr of [2309, 2503]) {
      expect(check({ configmgr, managementPoints })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    }
  });

  it('leaves HTTP to plan/http-removed from 2403 on', () => {
    expect(check({ managementPoints: [{ server: 'mp01', mode: 'http', cmgTraffic: true }] })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
