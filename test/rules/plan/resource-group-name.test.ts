import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/resource-group-name.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes what Azure takes, and lowercase where the release asks for it', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ 'deployment.resourceGroup.name': 'Contoso_CMG' })).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2103 })).toMatchObject({ outcome: 'pass' });
  });

  it('fails what Azure does not take', () => {
    expect(check({ 'deployment.resourceGroup.name': 'contoso.' })).toMatchObject({
      outcome: 'fail',
      path: 'deployment.resourceGroup.name',
    });
    expect(check({ 'deployment.resourceGroup.name': 'contoso cmg' })).toMatchObject({ outcome: 'fail' });
    expect(check({ 'deployment.resourceGroup.name': 'a'.repeat(91) })).toMatchObject({ outcome: 'fail' });
  });

  it('fails upper case for a scale set of 2010 or 2103', () => {
    expect(check({ configmgr: 2103, 'deployment.resourceGroup.name': 'Contoso-CMG' })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('lowercase'),
    });
  });

  it('passes upper case from 2107 on', () => {
    expect(check({ configmgr: 2107, 'deployment.resourceGroup.name': 'Contoso-CMG' })).toMatchObject({
      outcome: 'pass',
    });
  });

  it('does not decide without the name, or the release where it matters', () => {
    expect(check({ 'deployment.resourceGroup': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(check({ configmgr: undefined, 'deployment.resourceGroup.name': 'Contoso' })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('does not take a name that only some methods take for legal without the method', () => {
    expect(
      check({ configmgr: 2103, 'deployment.method': undefined, 'deployment.resourceGroup.name': 'Contoso' }),
    ).toMatchObject({ outcome: 'unknown', path: 'deployment.method' });
  });

  it('is not asked of service management', () => {
    expect(check({ 'deployment.method': 'service-management' })).toMatchObject({ outcome: 'not-applicable' });
  });
});
