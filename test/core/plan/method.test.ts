import { describe, expect, it } from 'vitest';
import { methodProblem, methodsOf, settleMethod, withSettledMethod } from '../../../src/core/plan/method.js';
import { METHODS, NEWEST_RELEASE, RELEASES } from '../../../src/core/plan/versions.js';

const CLASSIC = 'cloud-service-classic';

describe('the deployment method', () => {
  it.each([
    [1806, undefined, CLASSIC],
    [2006, undefined, CLASSIC],
    [2010, undefined, undefined],
    [2107, undefined, undefined],
    [2107, 'usgov', CLASSIC],
    [2111, 'usgov', undefined],
    [2203, undefined, 'scale-set'],
    [2603, 'usgov', 'scale-set'],
  ] as const)('of a new gateway of release %i in %s is %s', (configmgrVersion, cloud, deployment) => {
    expect(settleMethod({ configmgrVersion, cloud })).toEqual({
      deployment,
      by: deployment === undefined ? 'nothing' : 'release',
    });
  });

  it('of a gateway that exists may be classic until 2403', () => {
    expect(settleMethod({ configmgrVersion: 2309, deployed: true }).by).toBe('nothing');
    expect(settleMethod({ configmgrVersion: 2403, deployed: true })).toEqual({
      deployment: 'scale-set',
      by: 'release',
    });
  });

  it('is that of the newest release where nobody names one, but not for a gateway that exists', () => {
    expect(settleMethod({})).toEqual({ deployment: 'scale-set', by: 'newest-release' });
    expect(settleMethod({ deployed: true })).toEqual({ deployment: undefined, by: 'nothing' });
  });

  it('is what somebody states', () => {
    expect(settleMethod({ deployment: CLASSIC, configmgrVersion: 2603 })).toEqual({
      deployment: CLASSIC,
      by: 'stated',
    });
  });

  it('is put into a plan whose release leaves one', () => {
    const method = (configmgr: number | undefined, deployed?: boolean) =>
      withSettledMethod({ configmgr, deployment: { deployed } }).deployment?.method;
    expect([2503, 2203, 2006, undefined].map((release) => method(release, false))).toEqual([
      'scale-set',
      'scale-set',
      CLASSIC,
      undefined,
    ]);
    expect(method(2203)).toBeUndefined();
    expect(method(2503)).toBe('scale-set');
    expect(method(1806, false)).toBeUndefined();
    expect(withSettledMethod({ configmgr: 2503, deployment: { method: CLASSIC } }).deployment?.method).toBe(CLASSIC);
  });
});

describe('the table of releases', () => {
  it('has the boundaries of the documents', () => {
    expect(METHODS.map(({ newFrom, newUntil, refusedFrom }) => [newFrom, newUntil, refusedFrom])).toEqual([
      [1802, 1810, 2403],
      [1802, 2111, 2403],
      [2010, undefined, undefined],
    ]);
  });

  it('knows for every release at least one method for a new gateway', () => {
    expect(RELEASES.filter((release) => methodsOf(release, 'public', false).length === 0)).toEqual([]);
  });

  it('ends with the release that is assumed: a new row is to be looked at here', () => {
    expect(NEWEST_RELEASE).toBe(2603);
    expect(methodProblem('scale-set', NEWEST_RELEASE, 'usgov', false)).toBeUndefined();
  });
});
