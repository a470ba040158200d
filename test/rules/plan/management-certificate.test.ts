import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/management-certificate.js';
import { judging } from '../../support/plans.js';
import { serverTarget } from '../../support/targets.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a valid one with its key', () => {
    expect(
      check(
        { configmgr: 1810, 'deployment.method': 'service-management', 'files.managementCertificate': 'management.pfx' },
        { managementCertificate: { certificate: serverTarget().certificate, hasPrivateKey: true } },
      ),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails without one, without its key, and outside its validity', () => {
    expect(
      check({
        configmgr: 1810,
        'deployment.method': 'service-management',
        'files.managementCertificate': undefined,
      }),
    ).toMatchObject({ outcome: 'fail', path: 'files.managementCertificate' });
    expect(
      check(
        { configmgr: 1810, 'deployment.method': 'service-management', 'files.managementCertificate': 'management.pfx' },
        { managementCertificate: { certificate: serverTarget().certificate, hasPrivateKey: false } },
      ),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('no private key') });
    expect(
      check(
        { configmgr: 1810, 'deployment.method': 'service-management', 'files.managementCertificate': 'management.pfx' },
        {
          managementCertificate: {
            certificate: serverTarget({ notBefore: '2025-01-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' })
              .certificate,
            hasPrivateKey: true,
          },
        },
      ),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('not valid now') });
  });

  it('does not decide when its file could not be read, or without the method', () => {
    expect(
      check({
        configmgr: 1810,
        'deployment.method': 'service-management',
        'files.managementCertificate': 'management.pfx',
      }),
    ).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'deployment.method': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('is not asked of Azure Resource Manager', () => {
    expect(check()).toMatchObject({ outcome: 'not-applicable' });
  });
});
