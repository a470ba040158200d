import type { Assembled } from '../../core/check/inputs.js';
import { failedReport, inputReport } from '../../core/report/input.js';
import type { InputReport, Report } from '../../core/report/report.js';
import { wholeReport } from '../../core/report/wholeReport.js';
import type { Gathered } from '../../gather/gatherInputs.js';
import { VERSION } from '../../version.js';
import { withNameQuestions } from '../nameSources.js';
import type { JudgedInput, JudgedRun } from './judge.js';
import type { Run } from './run.js';

/** A checked run: the report, and the parts of it that other compositions build on. */
export interface CheckedRun {
  readonly report: Report;
  /** One for each source, in the same order. */
  readonly inputs: readonly InputReport[];
  /** Companions that could not be opened. */
  readonly companions: readonly InputReport[];
  readonly assembled: readonly Assembled[];
}

/** Says what was found. */
export function reportStage(run: Run, { assembled, answers }: Gathered, judged: JudgedRun): CheckedRun {
  const inputs = judged.inputs.map((one) => reportOf(run, one));
  const companions = judged.companions.map((one) => reportOf(run, one));
  const report = wholeReport({
    version: VERSION,
    at: run.settings.at,
    inputs: [...inputs, ...companions],
    runResults: judged.across,
    online: withNameQuestions(run.network?.report(), answers),
    azure: answers.azure?.place,
    faults: judged.faults,
  });
  return { report, inputs, companions, assembled };
}

const reportOf = ({ settings, options, platform }: Run, judged: JudgedInput): InputReport =>
  'failed' in judged
    ? failedReport(judged.failed, judged.findings)
    : inputReport(judged.assembled, judged.findings, settings, options, platform.crypto);
