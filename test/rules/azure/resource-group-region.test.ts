import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/azure/resource-group-region.js';
import { nameTarget, place } from '../../support/names.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (location: string | undefined, region?: string) =>
    rule.check(
      nameTarget({ azurePlace: place({ resourceGroup: { state: 'answered', value: { name: 'cmg-rg', location } } }) }),
      context(region === undefined ? {} : { region }),
    );

  it('passes a group in the region, and one that does not exist yet', () => {
    expect(check('westus', 'westus').outcome).toBe('pass');
    expect(check(undefined, 'westus').outcome).toBe('pass');
  });

  it('fails a group in another region', () => {
    expect(check('eastus', 'westus')).toMatchObject({
      outcome: 'fail',
      message: 'The resource group cmg-rg is in eastus, and the gateway is to be in westus.',
      fix: expect.stringContaining('eastus'),
    });
    expect([rule.severity, rule.online]).toEqual(['error', true]);
  });

  it('needs a region to compare with', () => {
    expect(check('eastus')).toMatchObject({ outcome: 'unknown', reason: 'missing-input', asks: ['--region NAME'] });
  });

  it('is unknown when Azure did not answer, and does not apply when it was not asked', () => {
    const resourceGroup = {
      state: 'unanswered',
      code: 'forbidden',
      message: 'this account may not ask',
      remedy: 'Have a role.',
    } as const;
    const at = context({ region: 'westus' });
    expect(rule.check(nameTarget({ azurePlace: place({ resourceGroup }) }), at)).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      fix: 'Have a role.',
    });
    expect(rule.check(nameTarget(), at).outcome).toBe('not-applicable');
    expect(rule.check(nameTarget({ azurePlace: place() }), at).outcome).toBe('not-applicable');
  });
});
