import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/top-level-site.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a gateway at the CAS', () => {
    expect(
      check({ hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] }, 'deployment.site': 'cas' }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('warns of one below it', () => {
    expect(
      check({ hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] }, 'deployment.site': 'SEA' }),
    ).toMatchObject({ outcome: 'fail', path: 'deployment.site' });
  });

  it('warns of another site than the standalone primary', () => {
    expect(check({ 'deployment.site': 'SEA' })).toMatchObject({
      outcome: 'fail',
      message: 'It is created at SEA, and the one primary is P01.',
    });
  });

  it('does not decide without the hierarchy, the CAS or the site', () => {
    expect(check({ hierarchy: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ hierarchy: { kind: 'cas' } })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(
      check({
        hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] },
        'deployment.site': undefined,
      }),
    ).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('is not asked of a standalone primary', () => {
    expect(check()).toMatchObject({ outcome: 'not-applicable' });
  });
});
