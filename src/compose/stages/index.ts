import type { AnySource } from '../../gather/openInputs.js';
import type { CheckOptions } from '../checkOptions.js';
import type { Platform } from '../platform.js';
import { gatherStage } from './gather.js';
import { judgeStage } from './judge.js';
import { openStage } from './open.js';
import { type CheckedRun, reportStage } from './report.js';
import { prepareRun } from './run.js';

/** Checks files: opens them, gathers the facts, lets the rules judge, and reports. Each stage returns what the next one needs. */
export async function checkRun(
  platform: Platform,
  sources: readonly AnySource[],
  options: CheckOptions,
): Promise<CheckedRun> {
  const run = await prepareRun(platform, sources, options);
  const opened = await openStage(run, sources);
  const gathered = await gatherStage(run, opened);
  const judged = judgeStage(run, opened, gathered);
  return reportStage(run, gathered, judged);
}
