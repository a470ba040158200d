import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/connection-point-ports.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

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

  it('does not decide without the clients or the connection points', () => {
    expect(check({ 'clients.count': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ connectionPoints: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('leaves a design without any connection point to plan/connection-points', () => {
    expect(check({ connectionPoints: [] })).toMatchObject({ outcome: 'not-applicable' });
  });
});
