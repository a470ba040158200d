import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/management-point-site.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  /** Two primaries below a CAS. */
  const CAS = { 'hierarchy.kind': 'cas', 'hierarchy.topLevelSite': 'CAS', 'hierarchy.primaries': ['PR1', 'PR2'] };
  const at = (site: string, ...servers: readonly string[]) => servers.map((server) => ({ server, site }));

  it('passes one at a standalone primary, and one at each primary below a CAS', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    const points = [...at('PR1', 'a'), ...at('PR2', 'b')].map((point) => ({ ...point, cmgTraffic: true }));
    expect(check({ ...CAS, managementPoints: points })).toMatchObject({ outcome: 'pass' });
  });

  it('fails a primary without one, and one whose only one does not allow the traffic', () => {
    const allowed = at('PR1', 'a', 'b').map((point) => ({ ...point, cmgTraffic: true }));
    expect(check({ ...CAS, managementPoints: allowed })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('PR2'),
    });
    const closed = at('PR2', 'c').map((point) => ({ ...point, cmgTraffic: false }));
    expect(check({ ...CAS, managementPoints: [...allowed, ...closed] })).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide where the plan does not say', () => {
    const open = { outcome: 'unknown', reason: 'missing-input' };
    expect(check({ managementPoints: undefined })).toMatchObject(open);
    expect(check({ managementPoints: [{ server: 'a' }] })).toMatchObject(open);
    expect(check({ ...CAS, managementPoints: [{ server: 'a', cmgTraffic: true }] })).toMatchObject(open);
    expect(check({ 'hierarchy.kind': undefined })).toMatchObject(open);
  });

  it('leaves a design without any to plan/management-point-mode', () => {
    expect(check({ managementPoints: [] })).toMatchObject({ outcome: 'not-applicable' });
  });
});
