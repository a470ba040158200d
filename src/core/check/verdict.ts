import type { Counts, Finding, InputReport, Verdict } from './report.js';

const WORST: readonly Verdict[] = ['fail', 'incomplete', 'warn', 'pass'];

/** The worst of several verdicts; `pass` of none. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  WORST.find((verdict) => verdicts.includes(verdict)) ?? 'pass';

/** What was set aside with a reason does not decide. */
export const deciding = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.suppressed === undefined);

export const isFailure = (finding: Finding, severity: 'error' | 'warning'): boolean =>
  finding.outcome === 'fail' && finding.severity === severity && finding.suppressed === undefined;

/** An error rule that was asked and could not be decided: the input's verdict is then at best incomplete. */
export const leavesIncomplete = (finding: Finding): boolean =>
  finding.outcome === 'unknown' &&
  finding.severity === 'error' &&
  finding.reason !== 'not-asked' &&
  finding.suppressed === undefined;

/** The verdict of one input, from its findings. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => isFailure(finding, 'error'))) return 'fail';
  if (findings.some(leavesIncomplete)) return 'incomplete';
  if (findings.some((finding) => isFailure(finding, 'warning'))) return 'warn';
  return 'pass';
}

export function count(findings: readonly Finding[]): Counts {
  const decided = deciding(findings);
  const failures = (severity: Finding['severity']) =>
    decided.filter((finding) => finding.outcome === 'fail' && finding.severity === severity).length;
  const outcomes = (outcome: Finding['outcome']) => decided.filter((finding) => finding.outcome === outcome).length;
  return {
    error: failures('error'),
    warning: failures('warning'),
    info: failures('info'),
    note: outcomes('note'),
    unknown: outcomes('unknown'),
    passed: outcomes('pass'),
    notApplicable: outcomes('not-applicable'),
  };
}

export const allFindings = (inputs: readonly InputReport[], runResults: readonly Finding[]): Finding[] => [
  ...inputs.flatMap((input) => input.results),
  ...runResults,
];
