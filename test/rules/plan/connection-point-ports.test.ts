import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/connection-point-ports.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);
/** Two primaries below a CAS. */
const CAS = { 'hierarchy.kind': 'cas', 'hierarchy.topLevelSite': 'CAS', 'hierarchy.primaries': ['PR1', 'PR2'] };
const at = (site: string, ...servers: readonly string[]) => servers.map((server) => ({ server, site }));

describe(rule.id, () => {
  it('passes while there is a port for every client', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ 'clients.count': 32768 })).toMatchObject({ outcome: 'pass' });
  });

  it('warns of one client more', () => {
    expect(check({ 'clients.count': 32769 })).toMatchObject({ outcome: 'fail', path: 'connectionPoints' });
  });

  it('counts a server once that is listed twice', () => {
    expect(
      check({ 'clients.count': 20000, connectionPoints: [{ server: 'a.contoso.com' }, { server: 'A.Contoso.com' }] }),
    ).toMatchObject({ outcome: 'fail', message: expect.stringContaining('1 connection point with 16384 ports') });
  });

  it('counts the ports of a range that was widened', () => {
    expect(
      check({ 'clients.count': 60000, connectionPoints: [{ server: 'a', dynamicPorts: 50000 }, { server: 'b' }] }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('counts the ports of each primary for its own clients', () => {
    const plan = {
      ...CAS,
      'clients.count': 30_000,
      'clients.bySite': [
        { site: 'PR1', count: 20_000 },
        { site: 'PR2', count: 10_000 },
      ],
    };
    expect(check({ ...plan, connectionPoints: [...at('PR1', 'a'), ...at('PR2', 'b', 'c')] })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('at PR1'),
      evidence: { site: 'PR1', clients: 20_000, ports: 16_384 },
    });
    expect(check({ ...plan, connectionPoints: [...at('PR1', 'a', 'b'), ...at('PR2', 'c')] }).outcome).toBe('pass');
  });

  it('does not decide where only all clients are counted and they might be of one primary', () => {
    const points = { connectionPoints: [...at('PR1', 'a'), ...at('PR2', 'b')] };
    expect(check({ ...CAS, ...points, 'clients.count': 20_000 })).toMatchObject({
      outcome: 'unknown',
      path: 'clients.bySite',
    });
    expect(check({ ...CAS, ...points, 'clients.count': 16_384 }).outcome).toBe('pass');
    expect(check({ ...CAS, ...points, 'clients.count': 32_769 }).outcome).toBe('fail');
  });

  it('does not decide without the clients or the connection points', () => {
    expect(check({ 'clients.count': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ connectionPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('leaves a design without any connection point to plan/connection-points', () => {
    expect(check({ connectionPoints: [] })).toMatchObject({ outcome: 'not-applicable' });
  });
});
