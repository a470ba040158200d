import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/software-update-points.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes those that allow traffic from the gateway', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('warns of one that does not, and names it', () => {
    expect(check({ softwareUpdatePoints: [{ server: 'sup01', cmgTraffic: false }] })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('sup01'),
    });
  });

  it('leaves to a person what the plan does not say', () => {
    const open = { outcome: 'unknown', reason: 'not-asked' };
    expect(check({ softwareUpdatePoints: undefined })).toMatchObject(open);
    expect(check({ softwareUpdatePoints: [{ server: 'sup01' }] })).toMatchObject(open);
  });

  it('has nothing to check where there is none', () => {
    expect(check({ softwareUpdatePoints: [] })).toMatchObject({ outcome: 'not-applicable' });
  });
});
