import type { Finding } from '../../src/core/report/report.js';
import type { Artefact } from '../../src/lab/faults/artefact.js';
import { good } from '../../src/lab/faults/good.js';
import { faults } from '../../src/lab/faults/index.js';
import { makeFaultKeys } from '../../src/lab/faults/keys.js';
import { Kit } from '../../src/lab/faults/kit.js';
import { findingsOf, judgeArtefact } from './artefacts.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
let kit: Promise<Kit> | undefined;

async function outcomesOf(
  rule: string,
  made: (kit: Kit) => Artefact | Promise<Artefact>,
): Promise<Finding['outcome'][]> {
  kit ??= makeFaultKeys().then((keys) => new Kit(NOW, keys));
  const report = await judgeArtefact(await made(await kit), NOW);
  return findingsOf(report).flatMap((finding) => (finding.rule === rule ? [finding.outcome] : []));
}

/** What the rule says of the files of its faults. */
export async function outcomesInFault(rule: string): Promise<Finding['outcome'][]> {
  const own = faults.filter((fault) => fault.rule === rule);
  return (await Promise.all(own.map(({ make }) => outcomesOf(rule, make)))).flat();
}

/** What the rule says of the good files. */
export const outcomesInGoodFiles = async (rule: string): Promise<Finding['outcome'][]> =>
  (await Promise.all(good.map(({ make }) => outcomesOf(rule, make)))).flat();
