import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/later-expiry.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

const check = (old: string, replacement: string) =>
  rule.check(renewalTarget({ notAfter: `${old}T00:00:00Z` }, { notAfter: `${replacement}T00:00:00Z` }), context());

describe(rule.id, () => {
  it('passes a later end', () => {
    expect(check('2026-12-01', '2027-09-01')).toMatchObject({ outcome: 'pass', evidence: { daysWon: 274 } });
  });

  it('warns of the same end and of an earlier one', () => {
    expect(check('2027-09-01', '2027-09-01').outcome).toBe('fail');
    expect(check('2027-09-01', '2027-08-31')).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('1 day before'),
    });
    expect(rule.severity).toBe('warning');
  });

  it('says so when both files hold one certificate', () => {
    const target = renewalTarget();
    expect(rule.check({ ...target, replacement: target.old }, context())).toMatchObject({
      outcome: 'fail',
      message: 'Both files contain the same certificate.',
    });
  });
});
