import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/deployment-method.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a scale set from 2010 on, and classic while it can be made', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2010 })).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2111, 'deployment.method': 'cloud-service-classic' })).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 1810, 'deployment.method': 'service-management' })).toMatchObject({ outcome: 'pass' });
  });

  it('fails a scale set before 2010', () => {
    expect(check({ configmgr: 2006 })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('came with 2010'),
    });
  });

  it('fails a new classic gateway from 2203 on, and service management from 1902 on', () => {
    expect(check({ configmgr: 2203, 'deployment.method': 'cloud-service-classic' })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('2111 was the last'),
    });
    expect(check({ configmgr: 1902, 'deployment.method': 'service-management' })).toMatchObject({
      outcome: 'fail',
      path: 'deployment.method',
    });
  });

  it('passes an existing classic gateway until 2309, and fails it from 2403 on', () => {
    expect(
      check({ configmgr: 2309, 'deployment.method': 'cloud-service-classic', 'deployment.deployed': true }),
    ).toMatchObject({ outcome: 'pass' });
    expect(
      check({ configmgr: 2403, 'deployment.method': 'cloud-service-classic', 'deployment.deployed': true }),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('blocks the upgrade') });
  });

  it('does not decide without the method, the release, or whether the gateway exists where that matters', () => {
    expect(check({ 'deployment.method': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ configmgr: 1706, 'deployment.method': 'service-management' })).toMatchObject({ outcome: 'unknown' });
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(
      check({ configmgr: 2203, 'deployment.method': 'cloud-service-classic', 'deployment.deployed': undefined }),
    ).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
