import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/deployment-offered.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (settings: Parameters<typeof context>[0]) =>
    rule.check(serverTarget({ commonName: 'granitefalls.contoso.com' }), context(settings));

  it.each([
    { deployment: 'scale-set', configmgrVersion: 2503 },
    { deployment: 'scale-set', configmgrVersion: 2111, cloud: 'usgov' },
    { deployment: 'cloud-service-classic', configmgrVersion: 2107, cloud: 'usgov' },
    { deployment: 'cloud-service-classic', configmgrVersion: 2309, deployed: true },
    { deployment: 'cloud-service-classic', configmgrVersion: 2309 },
  ] as const)('passes %j', (settings) => {
    expect(check(settings)).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    [{ deployment: 'cloud-service-classic', configmgrVersion: 2403, deployed: true }, 'does not support'],
    [{ deployment: 'cloud-service-classic', configmgrVersion: 2203, deployed: false }, 'creates no new'],
    [{ deployment: 'scale-set', configmgrVersion: 2006 }, 'not offer'],
    [{ deployment: 'scale-set', configmgrVersion: 2107, cloud: 'usgov' }, 'US Government'],
  ] as const)('fails %j', (settings, words) => {
    expect(check(settings)).toMatchObject({ outcome: 'fail', message: expect.stringContaining(words) });
  });

  it('has nothing to compare without both', () => {
    expect(check({ deployment: 'scale-set' })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ configmgrVersion: 2503 })).toMatchObject({ outcome: 'not-applicable' });
  });

  it('leaves a plan to its own rules', () => {
    expect(check({ deployment: 'cloud-service-classic', configmgrVersion: 2503, ofPlan: true })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
