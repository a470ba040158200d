import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/traffic-alert.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  const alert = (value: unknown, configmgr = 2603) => check({ configmgr, trafficAlert: value });

  it('passes 14 days, stated or not', () => {
    expect(alert({ gigabytes: 500, days: 14 })).toMatchObject({ outcome: 'pass' });
    expect(alert({ gigabytes: 500 })).toMatchObject({ outcome: 'pass' });
  });

  it('warns of other days', () => {
    expect(alert({ gigabytes: 500, days: 30 })).toMatchObject({ outcome: 'fail', path: 'trafficAlert.days' });
  });

  it('tells that it watches nothing on a scale set before 2603', () => {
    expect(alert({ gigabytes: 500 }, 2509)).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('2603'),
    });
    expect(
      check({ configmgr: 2107, 'deployment.method': 'cloud-service-classic', trafficAlert: { gigabytes: 500 } }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('leaves to a person what the plan does not say', () => {
    expect(alert(undefined)).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
