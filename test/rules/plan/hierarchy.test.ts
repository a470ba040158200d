import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/hierarchy.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a standalone primary, and a CAS beyond 2103 or with classic', () => {
    expect(check({ configmgr: 2010 })).toMatchObject({ outcome: 'pass' });
    expect(check({ 'hierarchy.kind': 'cas' })).toMatchObject({ outcome: 'pass' });
    expect(
      check({ 'hierarchy.kind': 'cas', configmgr: 2103, 'deployment.method': 'cloud-service-classic' }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails a scale set of 2010 or 2103 with a CAS', () => {
    expect(check({ 'hierarchy.kind': 'cas', configmgr: 2103 })).toMatchObject({
      outcome: 'fail',
      path: 'hierarchy.kind',
    });
  });

  it('does not decide without the hierarchy, or without the release and the method where they matter', () => {
    expect(check({ hierarchy: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'hierarchy.kind': 'cas', configmgr: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ 'hierarchy.kind': 'cas', 'deployment.method': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });
});
