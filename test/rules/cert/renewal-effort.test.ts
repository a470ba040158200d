import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/renewal-effort.js';
import { context, serverTarget, type TargetOptions } from '../../support/targets.js';

const START = Date.parse('2026-11-20T00:00:00Z');
/** A certificate that lives this many days, both ends counted. */
const check = (days: number, facts: TargetOptions = {}, settings: Parameters<typeof context>[0] = {}) =>
  rule.check(
    serverTarget(
      { notBefore: new Date(START).toISOString(), notAfter: new Date(START + days * 86_400_000 - 1000).toISOString() },
      facts,
    ),
    context(settings),
  );

describe(rule.id, () => {
  it('passes more than 200 days, notes 200 to 100, and warns below', () => {
    const outcomes = [365, 201, 200, 100, 99, 47, 6].map((days) => check(days).outcome);
    expect(outcomes).toEqual(['pass', 'pass', 'note', 'note', 'fail', 'fail', 'fail']);
  });

  it('tells how often a year somebody has to renew', () => {
    const times = (days: number) => check(days).evidence?.renewalsPerYear;
    expect([200, 100, 47, 6].map(times)).toEqual([2, 5, 12, 91]);
    expect(check(47).message).toContain('about 12 times a year');
  });

  it('tells the next public limit with its date, and the one after when it is in force', () => {
    expect(check(199).message).toContain('From 2027-03-15, public CAs issue for at most 100 days');
    expect(check(99, {}, { at: Date.parse('2027-03-15T00:00:00Z') }).message).toContain(
      'From 2029-03-15, public CAs issue for at most 47 days',
    );
    expect(check(47, {}, { at: Date.parse('2029-03-15T00:00:00Z') }).message).not.toContain('at most from');
  });

  it('says of a private CA that it can issue for longer', () => {
    expect(check(47, { publicRoot: { kind: 'private' } }).message).toContain(
      'Your private CA can issue certificates for longer',
    );
  });
});
