import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/connection-point-site.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes at primaries, and at a standalone primary', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(
      check({
        hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] },
        connectionPoints: [
          { server: 'a', site: 'SEA' },
          { server: 'b', site: 'par' },
        ],
      }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails at the CAS, and at a site that is no primary', () => {
    expect(
      check({
        hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] },
        connectionPoints: [{ server: 'a', site: 'cas' }],
      }),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('a (cas)') });
    expect(
      check({
        hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] },
        connectionPoints: [{ server: 'a', site: 'LON' }],
      }),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('a (LON)') });
  });

  it('fails at another site than the standalone primary', () => {
    expect(check({ connectionPoints: [{ server: 'a', site: 'LON' }, { server: 'b' }] })).toMatchObject({
      outcome: 'fail',
      message: 'Not at a primary site: a (LON).',
    });
  });

  it('leaves a design without any connection point to plan/connection-points', () => {
    expect(check({ connectionPoints: [] })).toMatchObject({ outcome: 'not-applicable' });
  });

  it('does not decide without the hierarchy or the sites', () => {
    expect(check({ hierarchy: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ hierarchy: { kind: 'cas' } })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(
      check({ hierarchy: { kind: 'cas', topLevelSite: 'CAS' }, connectionPoints: [{ server: 'a', site: 'SEA' }] }),
    ).toMatchObject({ outcome: 'unknown', path: 'hierarchy.primaries' });
    expect(check({ connectionPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(
      check({
        hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['SEA', 'PAR'] },
        connectionPoints: [{ server: 'a' }],
      }),
    ).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
