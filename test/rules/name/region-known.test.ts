import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/region-known.js';
import { nameTarget, place } from '../../support/names.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (settings: Parameters<typeof context>[0]) => rule.check(serverTarget(), context(settings));

  it('passes a region of the cloud, for a certificate and for a name', () => {
    expect(check({ region: 'westus' }).outcome).toBe('pass');
    expect(check({ region: 'usgovvirginia', cloud: 'usgov' }).outcome).toBe('pass');
    expect(rule.check(nameTarget(), context({ region: 'westeurope' })).outcome).toBe('pass');
  });

  it('fails a region of the other cloud', () => {
    expect(check({ region: 'usgovvirginia' })).toMatchObject({
      outcome: 'fail',
      fix: expect.stringContaining('--cloud usgov'),
    });
    expect(check({ region: 'westus', cloud: 'usgov' }).outcome).toBe('fail');
    expect(rule.severity).toBe('error');
  });

  it('only warns of one that it does not know, and says what may have been meant', () => {
    expect(check({ region: 'uswest' })).toMatchObject({
      outcome: 'fail',
      severity: 'warning',
      fix: expect.stringContaining('westus'),
    });
    expect(check({ region: 'atlantisnorth' })).toMatchObject({
      fix: expect.stringMatching(/^All regions: az account/),
    });
  });

  it('takes the word of Azure for it, either way', () => {
    const told = (offered: boolean) =>
      rule.check(
        nameTarget({ azurePlace: place({ region: { state: 'answered', value: { name: 'atlantisnorth', offered } } }) }),
        context({ region: 'atlantisnorth' }),
      );
    expect(told(true).outcome).toBe('pass');
    expect(told(false)).toMatchObject({ outcome: 'fail' });
    expect(told(false).severity).toBeUndefined();
  });

  it('is unknown for a strange region when Azure was asked and did not answer', () => {
    const silent = place({
      region: { state: 'unanswered', code: 'timed-out', message: 'it took too long', remedy: 'Ask again.' },
    });
    expect(rule.check(nameTarget({ azurePlace: silent }), context({ region: 'atlantisnorth' }))).toMatchObject({
      outcome: 'unknown',
      reason: 'unreachable',
    });
    expect(rule.check(nameTarget({ azurePlace: silent }), context({ region: 'westus' })).outcome).toBe('pass');
  });

  it('does not apply without a region', () => expect(check({}).outcome).toBe('not-applicable'));
});
