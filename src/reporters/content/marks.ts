import type { Finding } from '../../core/report/report.js';

/** What a finding is, in a word. */
export function severityWord({ outcome, severity }: Pick<Finding, 'outcome' | 'severity'>): string {
  if (outcome === 'fail') return { error: 'Error', warning: 'Warning', info: 'Info' }[severity];
  return { note: 'Note', unknown: 'Open', pass: 'Passed', 'not-applicable': 'Not applicable' }[outcome];
}
