import { describe, expect, it } from 'vitest';
import { judge, selectRules } from '../../../src/core/check/engine.js';
import type { AnyRule } from '../../../src/core/check/rule.js';
import { exitCode } from '../../../src/core/report/exitCode.js';
import type { Finding, Report } from '../../../src/core/report/report.js';
import { count, resolveCauses, verdictOf, worst } from '../../../src/core/report/verdict.js';
import rsa from '../../../src/rules/key/rsa.js';
import { context, serverTarget } from '../../support/targets.js';

const broken: AnyRule = {
  ...rsa,
  id: 'key/broken',
  check: () => {
    throw new TypeError('x is not a function');
  },
};
const target = serverTarget();
const rules: readonly AnyRule[] = [rsa as AnyRule, broken];
const finding = (part: Partial<Finding>): Finding => ({
  rule: 'key/size',
  target: { kind: 'certificate', label: 'x' },
  outcome: 'pass',
  severity: 'error',
  message: 'm',
  evidence: {},
  fix: 'f',
  symptoms: [],
  citations: [],
  ...part,
});
const report = (results: readonly Finding[], more: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  tool: { name: 'cmg-cert', version: '0' },
  checkedAt: '2026-11-21T12:00:00Z',
  verdict: verdictOf(results),
  counts: count(results),
  inputs: [{ name: 'x', kind: 'pfx', verdict: verdictOf(results), claim: '', results }],
  runResults: [],
  ...more,
});
const strict = { failOn: 'error', allowIncomplete: false } as const;

describe('a rule that throws', () => {
  it('becomes an error that names it, and the other rules still speak', () => {
    const { findings, faults } = judge(target, rules, context());
    expect(findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['key/rsa', 'pass'],
      ['key/broken', 'fail'],
    ]);
    expect(findings[1]?.message).toContain('x is not a function');
    expect(faults).toEqual([{ rule: 'key/broken', target: target.label, message: 'TypeError: x is not a function' }]);
  });

  it('is exit 70, above everything else', () => {
    const { findings, faults } = judge(target, rules, context());
    expect(exitCode(report(findings, { faults }), strict)).toBe(70);
  });
});

describe('the verdict', () => {
  it.each([
    [[], 'pass'],
    [[finding({ outcome: 'fail', severity: 'warning' })], 'warn'],
    [[finding({ outcome: 'fail' }), finding({ outcome: 'unknown', reason: 'missing-input' })], 'fail'],
    [[finding({ outcome: 'unknown', reason: 'missing-input' })], 'incomplete'],
    [
      [finding({ outcome: 'unknown', reason: 'unreachable' }), finding({ outcome: 'fail', severity: 'warning' })],
      'incomplete',
    ],
    [[finding({ outcome: 'unknown', reason: 'not-asked' })], 'pass'],
    [[finding({ outcome: 'unknown', reason: 'undecidable', severity: 'warning' })], 'pass'],
    [[finding({ outcome: 'fail', suppressed: { reason: 'known' } })], 'pass'],
  ] as const)('of case %#', (findings, verdict) => {
    expect(verdictOf(findings)).toBe(verdict);
  });

  it('of a run is the worst of its inputs', () => {
    expect(worst(['pass', 'warn', 'incomplete'])).toBe('incomplete');
    expect(worst(['incomplete', 'fail'])).toBe('fail');
  });
});

describe('exit codes', () => {
  const fail = finding({ outcome: 'fail' });
  const open = finding({ outcome: 'unknown', reason: 'missing-input' });
  const unread = { name: 'y', kind: 'unknown', verdict: 'incomplete', claim: '', results: [] } as const;
  const error = { code: 'truncated', message: 'm' };

  it('put an unreadable file before findings, and findings before what is open', () => {
    const mixed = report([fail, open]);
    expect(exitCode({ ...mixed, inputs: [...mixed.inputs, { ...unread, error }] }, strict)).toBe(3);
    expect(exitCode(mixed, strict)).toBe(1);
    expect(exitCode(report([open]), strict)).toBe(4);
    expect(exitCode(report([open]), { ...strict, allowIncomplete: true })).toBe(0);
    expect(exitCode(report([finding({})]), strict)).toBe(0);
  });
});

describe('a cause', () => {
  const cause = finding({ rule: 'key/size', outcome: 'fail' });
  const effect = finding({ rule: 'trust/path-valid', outcome: 'fail', causedBy: 'key/*' });

  it('takes its consequence along, by name or by topic, and is counted alone', () => {
    const settled = resolveCauses([effect, cause]);
    expect(settled[0]?.causedBy).toBe('key/size');
    expect(count(settled).error).toBe(1);
  });

  it('that does not fail, fails less badly, or was set aside leaves the consequence to itself', () => {
    for (const other of [
      finding({ rule: 'key/size' }),
      finding({ rule: 'key/size', outcome: 'fail', severity: 'warning' }),
      finding({ rule: 'key/size', outcome: 'fail', suppressed: { reason: 'x' } }),
    ]) {
      const settled = resolveCauses([effect, other]);
      expect(settled[0]?.causedBy).toBeUndefined();
      expect(verdictOf(settled)).toBe('fail');
    }
  });
});

describe('the choice of rules', () => {
  it('takes ids and topics, and refuses what no rule answers to', () => {
    expect(selectRules(rules, { only: ['key/*'] })).toHaveLength(2);
    expect(selectRules(rules, { only: ['key/rsa'] })).toEqual([rsa]);
    expect(() => selectRules(rules, { only: ['key/colour'] })).toThrow(/key\/colour/);
    expect(() => selectRules(rules, { skip: new Map([['nonsense', 'x']]) })).toThrow(/nonsense/);
  });
});
