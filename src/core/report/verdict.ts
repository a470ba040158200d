import { matchesRule } from '../check/pattern.js';
import type { Counts, Finding, InputReport, Verdict } from './report.js';

const WORST: readonly Verdict[] = ['fail', 'incomplete', 'warn', 'pass'];

/** The worst of several verdicts; `pass` of none. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  WORST.find((verdict) => verdicts.includes(verdict)) ?? 'pass';

/** What was set aside with a reason does not decide. */
export const deciding = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.suppressed === undefined);

/** One mistake is one failure: what only follows from another one is shown under it and not counted again. */
export const isFailure = (finding: Finding, severity: Finding['severity']): boolean =>
  finding.outcome === 'fail' &&
  finding.severity === severity &&
  finding.suppressed === undefined &&
  finding.causedBy === undefined;

const SEVERITIES = ['info', 'warning', 'error'];

/**
 * Keeps `causedBy` only where the rule that it names (or one of a topic, `key/*`) fails here, and as badly: otherwise the finding
 * stands for itself, so that a wrong guess at the cause can never turn a failure into a pass. What is undecided may also follow from
 * what is undecided itself. A cause that has a cause gives way to that.
 */
export function resolveCauses(findings: readonly Finding[]): Finding[] {
  const counting = findings.filter(({ suppressed }) => suppressed === undefined);
  return findings.map((finding) => {
    if (finding.causedBy === undefined) return finding;
    const { causedBy, ...rest } = finding;
    const cause = rootOf(finding, counting);
    return cause === undefined ? rest : { ...rest, causedBy: cause.rule };
  });
}

/** Longer chains of causes are a mistake in the rules. */
const MAX_CAUSES = 4;

/** What a finding follows from in the end: something that follows from nothing else here. */
function rootOf(finding: Finding, findings: readonly Finding[]): Finding | undefined {
  let root: Finding | undefined;
  for (let at = finding, steps = 0; at.causedBy !== undefined; steps += 1) {
    const pattern = at.causedBy;
    const known = findings.filter((one) => one !== at && matchesRule(pattern, one.rule) && explains(one, finding));
    const [cause] = known.sort((a, b) => order(a) - order(b));
    if (cause === undefined) return root;
    // Two that name each other have no cause.
    if (cause === finding || steps === MAX_CAUSES) return undefined;
    root = cause;
    at = cause;
  }
  return root;
}

/** One that stands for itself first, then a failure. */
const order = ({ causedBy, outcome }: Finding): number =>
  (causedBy === undefined ? 0 : 2) + (outcome === 'fail' ? 0 : 1);

function explains(cause: Finding, { outcome, severity }: Finding): boolean {
  if (SEVERITIES.indexOf(cause.severity) < SEVERITIES.indexOf(severity)) return false;
  return (
    cause.outcome === 'fail' || (outcome === 'unknown' && cause.outcome === 'unknown' && cause.reason !== 'not-asked')
  );
}

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
  const failures = (severity: Finding['severity']) => decided.filter((finding) => isFailure(finding, severity)).length;
  const outcomes = (outcome: Finding['outcome']) => decided.filter((finding) => finding.outcome === outcome).length;
  return {
    error: failures('error'),
    warning: failures('warning'),
    info: failures('info'),
    note: outcomes('note'),
    unknown: decided.filter(({ outcome, causedBy }) => outcome === 'unknown' && causedBy === undefined).length,
    passed: outcomes('pass'),
    notApplicable: outcomes('not-applicable'),
  };
}

export const allFindings = (inputs: readonly InputReport[], runResults: readonly Finding[]): Finding[] => [
  ...inputs.flatMap((input) => input.results),
  ...runResults,
];
