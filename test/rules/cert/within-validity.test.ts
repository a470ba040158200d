import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/within-validity.js';
import { context, serverTarget } from '../../support/targets.js';

const target = serverTarget({ notBefore: '2026-09-01T00:00:00Z', notAfter: '2026-11-09T10:00:00Z' });
const at = (iso: string) => context({ at: Date.parse(iso) });

describe(rule.id, () => {
  it('passes between its dates, both ends included', () => {
    for (const time of ['2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z', '2026-11-09T10:00:00Z']) {
      expect(rule.check(target, at(time)), time).toMatchObject({
        outcome: 'pass',
        message: 'Valid from 2026-09-01 to 2026-11-09.',
      });
    }
  });

  it.each([
    ['2026-11-09T10:00:01Z', 'Expired less than an hour ago, on 2026-11-09.'],
    ['2026-11-09T16:00:00Z', 'Expired 6 hours ago, on 2026-11-09.'],
    ['2026-11-10T11:00:00Z', 'Expired 1 day ago, on 2026-11-09.'],
    ['2026-11-21T12:00:00Z', 'Expired 12 days ago, on 2026-11-09.'],
  ])('fails at %s: %s', (time, message) => {
    expect(rule.check(target, at(time))).toMatchObject({ outcome: 'fail', message });
  });

  it('fails before it begins, and says to wait', () => {
    expect(rule.check(target, at('2026-08-29T00:00:00Z'))).toMatchObject({
      outcome: 'fail',
      message: 'Not valid yet. It starts in 3 days, on 2026-09-01.',
      fix: expect.stringMatching(/^Wait until 2026-09-01/),
    });
  });

  it('fails a certificate that ends before it begins', () => {
    const reversed = serverTarget({ notBefore: '2027-09-01T00:00:00Z', notAfter: '2026-09-01T00:00:00Z' });
    expect(rule.check(reversed, context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('never valid'),
    });
  });
});
