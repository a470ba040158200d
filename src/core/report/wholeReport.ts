import type { Fault } from '../check/engine.js';
import { isoTime } from '../text/isoTime.js';
import type { Report, Verdict } from './report.js';
import { allFindings, count, verdictOf, worst } from './verdict.js';

/** The parts of a report; what is undefined or empty stays out of it. */
export interface ReportParts extends Pick<Report, 'inputs'> {
  readonly version: string;
  /** Time of the check, ms since 1970. */
  readonly at: number;
  readonly runResults?: Report['runResults'];
  readonly online?: Report['online'] | undefined;
  readonly azure?: Report['azure'] | undefined;
  readonly faults?: readonly Fault[];
  /** Default: the worst of the inputs and of what was found across them. */
  readonly verdict?: Verdict;
}

export function wholeReport(parts: ReportParts): Report {
  const { version, at, inputs, runResults = [], online, azure, faults = [] } = parts;
  return {
    schemaVersion: 1,
    tool: { name: 'cmg-cert', version },
    checkedAt: isoTime(at),
    verdict: parts.verdict ?? worst([...inputs.map(({ verdict }) => verdict), verdictOf(runResults)]),
    counts: count(allFindings(inputs, runResults)),
    inputs,
    runResults,
    ...(online === undefined ? {} : { online }),
    ...(azure === undefined ? {} : { azure }),
    ...(faults.length === 0 ? {} : { faults }),
  };
}
