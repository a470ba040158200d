import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/main.js';
import { nodeIo } from '../../src/cli/nodeIo.js';
import { createCheck } from '../../src/compose/check.js';
import { createRenewal } from '../../src/compose/renewal.js';
import type { Finding, Report } from '../../src/core/report/report.js';
import type { Artefact } from '../../src/lab/faults/artefact.js';
import type { Fault } from '../../src/lab/faults/defineFaults.js';
import { UNBREAKABLE } from '../../src/lab/faults/exceptions.js';
import { faults } from '../../src/lab/faults/index.js';
import { makeFaultKeys } from '../../src/lab/faults/keys.js';
import { Kit } from '../../src/lab/faults/kit.js';
import { commandLine, libraryCall } from '../../src/lab/faults/run.js';
import { nodePlatform } from '../../src/platform/node/index.js';
import { rules } from '../../src/rules/index.js';

/** Judges what `lab faults` writes: by the library where it is a check or a renewal, else by the command line in this process. */
export async function judgeArtefact(artefact: Artefact, now: number): Promise<Report> {
  // What this computer trusts is no part of an artefact.
  const platform = { ...nodePlatform, now: () => now, machineRoots: async () => [] };
  if (!('check' in artefact)) return judgeByCommand(artefact, platform);
  const { inputs, options } = libraryCall(artefact, artefact.check, now);
  const [first, second] = inputs;
  if (artefact.check.verb !== 'renewal') return createCheck(platform)(inputs, options);
  if (first === undefined || second === undefined) throw new Error('a renewal has two files');
  return createRenewal(platform)(first, second, options);
}

async function judgeByCommand(artefact: Artefact, platform: Io['platform']): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'cmg-cert-artefact-'));
  try {
    for (const [name, content] of Object.entries(artefact.files)) await writeFile(join(folder, name), content);
    const parts: string[] = [];
    const keep = { isTerminal: false, columns: undefined, write: (text: string) => void parts.push(text) };
    const errors: string[] = [];
    const io: Io = {
      ...nodeIo(),
      env: {},
      platform,
      askPassword: undefined,
      stdout: keep,
      stderr: { ...keep, write: (text) => void errors.push(text) },
    };
    const words = commandLine(artefact, folder, join(folder, 'password.txt'));
    await run([...words, '--format', 'json'], io);
    if (parts.length === 0) throw new Error(`${words.join(' ')}: ${errors.join('')}`);
    return JSON.parse(parts.join('').replaceAll(`${folder}/`, '')) as Report;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const findingsOf = (report: Report): readonly Finding[] => [
  ...report.inputs.flatMap(({ results }) => results),
  ...report.runResults,
];

/** Ids of the rules that fail, each once, sorted. */
export const failingRules = (report: Report): string[] =>
  [
    ...new Set(
      findingsOf(report)
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ rule }) => rule),
    ),
  ].sort();

/** What docs/faults.md says of one fault. */
export interface JudgedFault {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly outcome: string;
  readonly severity: string;
  readonly message: string;
  readonly fails: readonly string[];
}

export function judgedFault({ id, rule, title }: Fault, report: Report): JudgedFault {
  const told = findingsOf(report).find(
    (one) => one.rule === rule && (one.outcome === 'fail' || one.outcome === 'note'),
  );
  const { outcome = '', severity = '', message: said = '' } = told ?? {};
  // The keys are new each time, and what is made of them.
  const message = said.replace(/\b[0-9A-F]{40}\b/g, '(thumbprint)');
  return { id, rule, title, outcome, severity, message, fails: failingRules(report) };
}

export const pageParts = (judged: readonly JudgedFault[]) => ({
  faults: judged,
  exceptions: UNBREAKABLE,
  online: rules.filter((rule) => rule.online === true).map(({ id }) => id),
});

/** Makes and judges every fault. */
export async function judgeAll(now: number) {
  const kit = new Kit(now, await makeFaultKeys());
  const judged: JudgedFault[] = [];
  for (const fault of faults) judged.push(judgedFault(fault, await judgeArtefact(await fault.make(kit), now)));
  return pageParts(judged);
}
