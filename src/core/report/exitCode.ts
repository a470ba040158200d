import type { Report } from './report.js';
import { allFindings, isFailure, leavesIncomplete } from './verdict.js';

export interface ExitPolicy {
  readonly failOn: 'error' | 'warning';
  readonly allowIncomplete: boolean;
}

/** What the process says to its caller; usage errors (2) never get as far as a report. Precedence 70 > 2 > 3 > 1 > 4 > 0. */
export function exitCode(report: Report, policy: ExitPolicy): 0 | 1 | 3 | 4 | 70 {
  const findings = allFindings(report.inputs, report.runResults);
  if ((report.faults ?? []).length > 0) return 70;
  if (report.inputs.some((input) => input.error !== undefined)) return 3;
  if (findings.some((finding) => isFailure(finding, 'error'))) return 1;
  if (policy.failOn === 'warning' && findings.some((finding) => isFailure(finding, 'warning'))) return 1;
  const incomplete = findings.some(leavesIncomplete) || report.inputs.some((input) => input.verdict === 'incomplete');
  return incomplete && !policy.allowIncomplete ? 4 : 0;
}
