import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/connection-points.js';
import { judging, judgingAll } from '../../support/plans.js';

const check = judging(rule);
/** Two primaries below a CAS. */
const CAS = { 'hierarchy.kind': 'cas', 'hierarchy.topLevelSite': 'CAS', 'hierarchy.primaries': ['PR1', 'PR2'] };
const at = (site: string, ...servers: readonly string[]) => servers.map((server) => ({ server, site }));

describe(rule.id, () => {
  it('passes two', () => {
    expect(check()).toMatchObject({ outcome: 'pass', message: '2 connection points' });
  });

  it('warns of one, also where it is named twice', () => {
    expect(check({ connectionPoints: [{ server: 'a' }] })).toMatchObject({ outcome: 'fail', path: 'connectionPoints' });
    expect(check({ connectionPoints: [{ server: 'a' }, { server: 'A' }] })).toMatchObject({ outcome: 'fail' });
  });

  it('fails with an error where there is none', () => {
    expect(check({ connectionPoints: [] })).toMatchObject({ outcome: 'fail', severity: 'error' });
  });

  it('fails with an error at a primary that has none, however many another has', () => {
    expect(check({ ...CAS, connectionPoints: at('PR1', 'a', 'b') })).toMatchObject({
      outcome: 'fail',
      severity: 'error',
      message: expect.stringContaining('at PR2'),
    });
  });

  it('warns of a primary that has one, beside the error of one that has none', () => {
    const points = [...at('PR1', 'a', 'b'), ...at('pr2', 'c')];
    expect(check({ ...CAS, connectionPoints: points })).toMatchObject({
      outcome: 'fail',
      message: 'There is only one connection point at PR2.',
    });
    const all = judgingAll(rule)({
      ...CAS,
      'hierarchy.primaries': ['PR1', 'PR2', 'PR3'],
      connectionPoints: at('PR1', 'a'),
    });
    expect(all.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', expect.stringContaining('PR2 and PR3')],
      [undefined, expect.stringContaining('PR1')],
    ]);
  });

  it('passes two at each primary, and says so', () => {
    const points = [...at('PR1', 'a', 'b'), ...at('PR2', 'c', 'd')];
    expect(check({ ...CAS, connectionPoints: points })).toMatchObject({
      outcome: 'pass',
      message: '2 connection points at PR1, 2 connection points at PR2',
    });
  });

  it('counts no server at a site of no clients', () => {
    const bySite = [{ site: 'PR1', count: 9000 }];
    expect(check({ ...CAS, 'clients.bySite': bySite, connectionPoints: at('PR1', 'a', 'b') }).outcome).toBe('pass');
  });

  it('fails where the only one is at another site than the clients', () => {
    expect(check({ connectionPoints: at('XYZ', 'a') })).toMatchObject({ outcome: 'fail', severity: 'error' });
  });

  it('does not decide where the plan does not say', () => {
    const open = { outcome: 'unknown', reason: 'missing-input' };
    expect(check({ connectionPoints: undefined })).toMatchObject(open);
    expect(check({ 'hierarchy.kind': undefined })).toMatchObject(open);
    expect(check({ ...CAS, 'hierarchy.primaries': undefined })).toMatchObject(open);
    expect(check({ ...CAS, connectionPoints: [{ server: 'a' }, { server: 'b' }] })).toMatchObject(open);
  });
});
