import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/environment.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes the public cloud, and US Government where the release has it', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ 'deployment.cloud': 'usgov' })).toMatchObject({ outcome: 'pass' });
    expect(check({ 'deployment.cloud': 'usgov', configmgr: 2111 })).toMatchObject({ outcome: 'pass' });
    expect(
      check({ 'deployment.cloud': 'usgov', configmgr: 2002, 'deployment.method': 'cloud-service-classic' }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails a scale set in US Government before 2111, and China always', () => {
    expect(check({ 'deployment.cloud': 'usgov', configmgr: 2107 })).toMatchObject({
      outcome: 'fail',
      path: 'deployment.cloud',
    });
    expect(check({ 'deployment.cloud': 'china' })).toMatchObject({ outcome: 'fail', path: 'deployment.cloud' });
  });

  it('does not decide without the cloud, or without the release and the method where they matter', () => {
    expect(check({ 'deployment.cloud': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'deployment.cloud': 'usgov', configmgr: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ 'deployment.cloud': 'usgov', 'deployment.method': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });
});
