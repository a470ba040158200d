import { type Fault, findingOf, judge, judgeRun } from '../../core/check/engine.js';
import type { Finding } from '../../core/check/finding.js';
import { type Assembled, type FailedInput, isOpened, type OpenedInput } from '../../core/check/inputs.js';
import { fail } from '../../core/check/rule.js';
import { resolveCauses } from '../../core/report/verdict.js';
import type { Gathered } from '../../gather/gatherInputs.js';
import { judgeFetch, judgementOf } from '../../rules/crl/shared/judgeFetch.js';
import type { OpenedRun } from './open.js';
import type { Run } from './run.js';

/** An input with what the rules found. */
export type JudgedInput = {
  readonly findings: readonly Finding[];
  /** Rules that threw. */
  readonly faults: readonly Fault[];
} & ({ readonly assembled: Assembled } | { readonly failed: FailedInput });

export interface JudgedRun {
  /** One for each source, in the same order. */
  readonly inputs: readonly JudgedInput[];
  /** Companions that could not be opened. */
  readonly companions: readonly JudgedInput[];
  /** Findings across the inputs. */
  readonly across: readonly Finding[];
  readonly faults: readonly Fault[];
}

/** Lets the rules judge what was gathered. */
export function judgeStage(run: Run, { inputs, unreadable }: OpenedRun, { assembled }: Gathered): JudgedRun {
  const { options, settings } = run;
  const ofInput = new Map(assembled.map((one) => [one.opened, one]));
  const judged = inputs.map((input) => {
    options.onJudge?.(input.name);
    const one = isOpened(input) ? ofInput.get(input) : undefined;
    return one === undefined ? judgeFailed(run, input as FailedInput) : judgeOne(run, one);
  });
  const targets = assembled.flatMap((input) => input.targets);
  const across = judgeRun(targets, run.runRules, { settings }, options);
  return {
    inputs: judged,
    companions: unreadable.map((file) => judgeFailed(run, file)),
    across: across.findings,
    faults: [...judged.flatMap(({ faults }) => faults), ...across.faults],
  };
}

function judgeOne({ settings, rules, options }: Run, assembled: Assembled): JudgedInput {
  const { opened, targets } = assembled;
  const own = opened.computer === undefined ? settings : { ...settings, computer: opened.computer };
  const judged = targets.map((target) => judge(target, rules, { settings: own }, options, opened.sha256));
  return {
    assembled,
    findings: withCauses(
      opened,
      judged.map(({ findings }) => findings),
    ),
    faults: judged.flatMap(({ faults }) => faults),
  };
}

/** The file and the certificate of a PFX explain each other's failures; several certificates of one file do not. */
const withCauses = ({ pfx }: OpenedInput, lists: readonly (readonly Finding[])[]): readonly Finding[] =>
  pfx === undefined ? lists.flatMap(resolveCauses) : resolveCauses(lists.flat());

/** What a file breaks by not opening, and an address from which nothing came: their checks never get to see it. */
function judgeFailed({ rules, options }: Run, failed: FailedInput): JudgedInput {
  const { name, role, sha256, error, fetch } = failed;
  if (fetch !== undefined) {
    const reachable = rules.filter(({ id }) => id === 'crl/reachable');
    const target = { kind: 'crl', label: name };
    return {
      failed,
      faults: [],
      findings: reachable.map((rule) => findingOf(rule, judgementOf(judgeFetch(fetch)), target, options)),
    };
  }
  const broken =
    error.code === 'principal-protected' ? rules.filter(({ id }) => id === 'pfx/not-principal-protected') : [];
  const target = {
    kind: 'pfx',
    ...(role === undefined ? {} : { role }),
    ...(sha256 === undefined ? {} : { sha256 }),
    label: name,
  };
  return { failed, faults: [], findings: broken.map((rule) => findingOf(rule, fail(error.message), target, options)) };
}
