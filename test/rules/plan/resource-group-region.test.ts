import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/resource-group-region.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes the same region, however it is written', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ 'deployment.resourceGroup.region': 'East US' })).toMatchObject({ outcome: 'pass' });
  });

  it('fails another region, also one that Azure tells', () => {
    expect(check({ 'deployment.resourceGroup.region': 'westus' })).toMatchObject({
      outcome: 'fail',
      path: 'deployment.resourceGroup.region',
    });
    expect(check({}, { resourceGroupRegion: 'westeurope' })).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide without either region', () => {
    expect(check({ 'deployment.resourceGroup.region': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ 'deployment.region': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('does not take a resource group of which nothing is said for a new one', () => {
    expect(check({ 'deployment.resourceGroup': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(check({ 'deployment.resourceGroup': { name: 'contoso-cmg', region: 'westus' } })).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
    });
  });

  it('is not asked of a new resource group', () => {
    expect(check({ 'deployment.resourceGroup.existing': false })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ 'deployment.method': 'service-management' })).toMatchObject({ outcome: 'not-applicable' });
  });
});
