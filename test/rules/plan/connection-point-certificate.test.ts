import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/connection-point-certificate.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where each names its certificate', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails where one names none', () => {
    expect(check({ connectionPoints: [{ server: 'cmgcp01.contoso.com' }] })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('cmgcp01.contoso.com'),
    });
  });

  it('does not decide without the ways of authentication, the servers or their modes', () => {
    expect(check({ 'clients.authentication': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ managementPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ connectionPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ managementPoints: [{ server: 'mp01' }] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('leaves a design without any connection point to plan/connection-points', () => {
    expect(check({ connectionPoints: [] })).toMatchObject({ outcome: 'not-applicable' });
  });

  it('is not asked without PKI clients, or without an HTTPS management point for the gateway', () => {
    expect(check({ 'clients.authentication': ['entra'] })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ managementPoints: [{ server: 'mp01', mode: 'enhanced-http' }] })).toMatchObject({
      outcome: 'not-applicable',
    });
    expect(check({ managementPoints: [{ server: 'mp01', mode: 'https', cmgTraffic: false }] })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
