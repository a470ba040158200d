import type { CmgCertError } from '../errors.js';
import type { InputReport, Report } from './report.js';
import { worst } from './verdict.js';

/** A file whose bytes were not to be had: missing, forbidden, too large. */
export interface UnreadFile {
  readonly name: string;
  readonly error: CmgCertError;
}

/**
 * Puts the files that could not be read back in their places among the inputs.
 * @param names of all inputs, in the order in which they were given
 */
export function withUnread(report: Report, unread: readonly UnreadFile[], names: readonly string[]): Report {
  if (unread.length === 0) return report;
  const rest = [...report.inputs];
  const failed = [...unread];
  const inputs = names.map((name): InputReport => {
    const at = failed.findIndex((one) => one.name === name);
    const one = at < 0 ? undefined : failed.splice(at, 1)[0];
    if (one === undefined) return rest.shift() as InputReport;
    const { code, message, remedy } = one.error;
    return {
      name,
      kind: 'unknown',
      verdict: 'incomplete',
      claim: 'could not be read',
      error: { code, message, remedy },
      results: [],
    };
  });
  inputs.push(...rest);
  return { ...report, inputs, verdict: worst([...inputs.map((input) => input.verdict), report.verdict]) };
}
