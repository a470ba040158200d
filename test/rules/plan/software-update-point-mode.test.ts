import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/software-update-point-mode.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes HTTPS', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('tells HTTP and Enhanced HTTP', () => {
    for (const mode of ['http', 'enhanced-http'])
      expect(check({ softwareUpdatePoints: [{ server: 'sup01', mode, cmgTraffic: true }] })).toMatchObject({
        outcome: 'note',
        message: expect.stringContaining('sup01'),
      });
  });

  it('leaves to a person what the plan does not say', () => {
    const open = { outcome: 'unknown', reason: 'not-asked' };
    expect(check({ softwareUpdatePoints: undefined })).toMatchObject(open);
    expect(check({ softwareUpdatePoints: [{ server: 'sup01' }] })).toMatchObject(open);
  });

  it('has nothing to check of one that does not serve the gateway', () => {
    expect(check({ softwareUpdatePoints: [{ server: 'sup01', mode: 'http', cmgTraffic: false }] })).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
