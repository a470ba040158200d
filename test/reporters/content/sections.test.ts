import { describe, expect, it } from 'vitest';
import type { Finding, InputReport } from '../../../src/core/report/report.js';
import { groupsOf } from '../../../src/reporters/content/groups.js';
import { failuresOf } from '../../../src/reporters/content/sections.js';
import { adviceOf } from '../../../src/reporters/content/verdict.js';

const finding = (rule: string, details: Partial<Finding> = {}): Finding => ({
  rule,
  target: { kind: 'certificate', label: 'f' },
  outcome: 'fail',
  severity: 'error',
  message: `${rule} fails.`,
  evidence: {},
  fix: 'Mend it.',
  symptoms: [],
  citations: [],
  ...details,
});
const input = (results: readonly Finding[]): InputReport => ({
  name: 'f',
  kind: 'pfx',
  verdict: 'fail',
  claim: 'cannot be it',
  results,
});
const numbered = (results: readonly Finding[]) =>
  groupsOf(failuresOf(results)).map(({ title, failures }) => [
    title,
    failures.map(({ number, finding: { rule } }) => `${number} ${rule}`),
  ]);

describe('failures', () => {
  it('come in order of effect, and those that one act mends stand together under one number range', () => {
    const results = [
      finding('trust/path-valid'),
      finding('cert/expires-soon', { severity: 'warning' }),
      finding('crl/http'),
      finding('key/size'),
      finding('pfx/private-key-present'),
      finding('name/prefix-characters'),
    ];
    expect(numbered(results)).toEqual([
      ['Write the PFX again for error 1; the certificate can stay', ['1 pfx/private-key-present']],
      ['One new certificate request mends errors 2 to 4', ['2 name/prefix-characters', '3 key/size', '4 crl/http']],
      ['Outside the certificate: error 5', ['5 trust/path-valid']],
      ['Works today, or for some: mend it before it hurts', ['6 cert/expires-soon']],
    ]);
    expect(adviceOf(input(results), {})).toBe(
      'Errors 2 to 4 need a new certificate: change all in one request. Error 1: write the PFX again; the certificate can stay.',
    );
  });

  it('that only follow stand under their cause and are not counted', () => {
    const results = [
      finding('name/in-san', { causedBy: 'name/matches-service-name' }),
      finding('name/matches-service-name'),
    ];
    const [failure, ...others] = failuresOf(results);
    expect(others).toEqual([]);
    expect(failure?.finding.rule).toBe('name/matches-service-name');
    expect(failure?.consequences.map(({ rule }) => rule)).toEqual(['name/in-san']);
  });

  it('that were set aside are none', () => {
    expect(failuresOf([finding('key/size', { suppressed: { reason: 'known' } })])).toEqual([]);
  });
});
