import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/expires-soon.js';
import { context, serverTarget } from '../../support/targets.js';

const until = (notAfter: string, notBefore = '2026-01-01T00:00:00Z') => serverTarget({ notBefore, notAfter });

describe(rule.id, () => {
  it('passes with more than 30 days left', () => {
    expect(rule.check(until('2026-12-22T12:00:00Z'), context())).toMatchObject({
      outcome: 'pass',
      message: '31 days left, until 2026-12-22.',
    });
  });

  it('fails with 30 days left or fewer', () => {
    expect(rule.check(until('2026-12-21T12:00:00Z'), context())).toMatchObject({ outcome: 'fail' });
    expect(rule.check(until('2026-12-03T12:00:00Z'), context())).toMatchObject({
      outcome: 'fail',
      message: 'Expires in 12 days, on 2026-12-03.',
    });
  });

  it('waits for the last third of a short life', () => {
    // 47 days: the last third begins 15 days and 16 hours before the end.
    expect(rule.check(until('2026-12-11T12:00:00Z', '2026-10-25T12:00:00Z'), context())).toMatchObject({
      outcome: 'pass',
    });
    expect(rule.check(until('2026-12-06T12:00:00Z', '2026-10-20T12:00:00Z'), context())).toMatchObject({
      outcome: 'fail',
    });
  });

  it('takes another number of days', () => {
    const target = until('2027-01-20T12:00:00Z');
    expect(rule.check(target, context({ expiresSoonDays: 90 }))).toMatchObject({ outcome: 'fail' });
    expect(rule.check(target, context({ expiresSoonDays: 14 }))).toMatchObject({ outcome: 'pass' });
  });

  it('does not arise outside its dates', () => {
    expect(rule.check(until('2026-11-20T00:00:00Z'), context())).toMatchObject({ outcome: 'not-applicable' });
    expect(rule.check(until('2027-11-20T00:00:00Z', '2026-12-01T00:00:00Z'), context())).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
