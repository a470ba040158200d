import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/report/report.js';
import { count, resolveCauses, verdictOf } from '../../../src/core/report/verdict.js';

const finding = (rule: string, outcome: Finding['outcome'], more: Partial<Finding> = {}): Finding => ({
  rule,
  outcome,
  target: { kind: 'certificate', label: 'server.cer' },
  severity: 'error',
  message: rule,
  evidence: {},
  fix: '',
  symptoms: [],
  citations: [],
  ...more,
});

describe('what a finding follows from', () => {
  const failed = finding('crl/reachable', 'fail');
  const uncovered = finding('crl/covers-chain', 'unknown', { reason: 'missing-input', causedBy: 'crl/reachable' });
  const open = finding('crl/not-revoked', 'unknown', { reason: 'missing-input', causedBy: 'crl/covers-chain' });

  it('is what stands at the end of the chain of causes', () => {
    const settled = resolveCauses([failed, uncovered, open]);
    expect(settled.map(({ causedBy }) => causedBy)).toEqual([undefined, 'crl/reachable', 'crl/reachable']);
    expect(count(settled)).toMatchObject({ error: 1, unknown: 0 });
    expect(verdictOf(settled)).toBe('fail');
  });

  it('may be undecided where it is undecided itself, and the verdict stays incomplete', () => {
    const silent = finding('crl/reachable', 'unknown', { reason: 'unreachable' });
    const settled = resolveCauses([silent, uncovered, open]);
    expect(settled.map(({ causedBy }) => causedBy)).toEqual([undefined, 'crl/reachable', 'crl/reachable']);
    expect(count(settled).unknown).toBe(1);
    expect(verdictOf(settled)).toBe('incomplete');
  });

  it('is never something undecided for a failure, nor something that was set aside or only noted', () => {
    const failing = finding('crl/covers-chain', 'fail', { causedBy: 'crl/reachable' });
    for (const cause of [
      finding('crl/reachable', 'unknown', { reason: 'unreachable' }),
      finding('crl/reachable', 'fail', { suppressed: { reason: 'known' } }),
      finding('crl/reachable', 'fail', { severity: 'warning' }),
      finding('crl/reachable', 'note', { severity: 'info' }),
    ]) {
      expect(resolveCauses([cause, failing])[1]?.causedBy).toBeUndefined();
    }
  });

  it('is never one that follows from the first: two that name each other both stand', () => {
    const settled = resolveCauses([
      finding('crl/signature', 'fail', { causedBy: 'crl/issuer' }),
      finding('crl/issuer', 'fail', { causedBy: 'crl/signature' }),
    ]);
    expect(settled.map(({ causedBy }) => causedBy)).toEqual([undefined, undefined]);
    expect(verdictOf(settled)).toBe('fail');
  });
});
