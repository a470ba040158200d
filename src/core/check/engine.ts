import { CmgCertError } from '../errors.js';
import type { Finding } from '../report/report.js';
import { SYMPTOMS } from '../symptoms/table.js';
import { matchesRule } from './pattern.js';
import type { AnyRule, Judgement } from './rule.js';
import type { RunJudgement, RunRule } from './runRule.js';
import type { CheckContext } from './settings.js';
import { SOURCES } from './sources.js';
import { type CertificateTarget, type Target, targetName } from './target.js';

/** Which rules run, and which findings are set aside with a reason. Patterns: an id, or `topic/*`. */
export interface RuleSelection {
  readonly only?: readonly string[] | undefined;
  readonly skip?: ReadonlyMap<string, string> | undefined;
}

/** A rule that threw: a fault of this program, never a verdict on the input. */
export interface Fault {
  readonly rule: string;
  readonly target: string;
  readonly message: string;
}

export interface Judged {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
}

/**
 * @throws CmgCertError `usage` for a pattern that no rule answers to: a mistyped id must not pass for a rule that held
 */
export function selectRules<R extends { readonly id: string }>(rules: readonly R[], selection: RuleSelection): R[] {
  for (const pattern of [...(selection.only ?? []), ...(selection.skip?.keys() ?? [])]) {
    if (!rules.some((rule) => matchesRule(pattern, rule.id))) {
      throw new CmgCertError('usage', `there is no rule "${pattern}"`, {
        remedy: 'cmg-cert rules lists them all.',
      });
    }
  }
  const only = selection.only ?? [];
  return only.length === 0 ? [...rules] : rules.filter((rule) => only.some((pattern) => matchesRule(pattern, rule.id)));
}

/** Runs every rule that knows this kind of target. */
export function judge(
  target: Target,
  rules: readonly AnyRule[],
  context: CheckContext,
  selection: RuleSelection = {},
  sha256?: string,
): Judged {
  const name = targetName(target);
  const findings: Finding[] = [];
  const faults: Fault[] = [];
  const finish = finisher(selection);
  const described = describeTarget(target, sha256);
  for (const rule of rules) {
    if (!rule.targets.some((target) => target === name)) continue;
    const outcome = attempt(rule, target.label, () => rule.check(target as never, context), faults);
    for (const judgement of outcome) findings.push(finish(rule, judgement, described));
  }
  return { findings, faults };
}

/** Runs the rules that compare the certificates of a run with one another; each finding names those it is about. */
export function judgeRun(
  targets: readonly Target[],
  rules: readonly RunRule[],
  context: CheckContext,
  selection: RuleSelection = {},
): Judged {
  const findings: Finding[] = [];
  const faults: Fault[] = [];
  const finish = finisher(selection);
  for (const rule of rules) {
    const known = targets.filter(
      (target): target is CertificateTarget => target.kind === 'certificate' && rule.targets.includes(target.role),
    );
    if (known.length === 0) continue;
    const outcome = attempt(rule, 'the run', () => rule.check(known, context), faults);
    for (const judgement of outcome) {
      // A rule that threw is about all that it was asked of.
      const concerned = 'about' in judgement ? (judgement as RunJudgement).about : known;
      const labels = 'about' in judgement ? [...new Set(concerned.map((target) => target.label))] : [];
      const roles = [...new Set(concerned.map(({ role }) => role))];
      const named = labels.length === 0 ? { label: 'the run' } : { labels, label: labels.join(', ') };
      findings.push(finish(rule, judgement, { kind: 'run', roles, ...named }));
    }
  }
  return { findings, faults };
}

/** What a rule says of a target that its check cannot be handed, such as a file that does not open. */
export const findingOf = (
  rule: AnyRule,
  judgement: Judgement,
  target: Finding['target'],
  selection: RuleSelection,
): Finding => finisher(selection)(rule, judgement, target);

type Documented = Pick<AnyRule, 'id' | 'severity' | 'fix' | 'symptoms' | 'citations'>;

function attempt(
  rule: Documented,
  target: string,
  run: () => Judgement | readonly Judgement[],
  faults: Fault[],
): readonly Judgement[] {
  try {
    const result = run();
    return isList(result) ? result : [result];
  } catch (cause) {
    const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    faults.push({ rule: rule.id, target, message });
    return [
      {
        outcome: 'fail',
        severity: 'error',
        message: `The rule itself failed to run (${message}). This is a fault of cmg-cert, not of the input.`,
        fix: 'Report it, with the command line and without any private key. Meanwhile, --skip this rule with a reason.',
        evidence: { fault: true },
      },
    ];
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function finisher({ skip }: RuleSelection) {
  return (rule: Documented, judgement: Judgement, target: Finding['target']): Finding => {
    const { outcome, path, reason, asks, causedBy } = judgement;
    const failing = outcome === 'fail' || outcome === 'unknown';
    const documents = documentsOf(rule);
    const finding: Writable<Finding> = {
      rule: rule.id,
      target,
      outcome,
      severity: judgement.severity ?? rule.severity,
      message: judgement.message,
      evidence: judgement.evidence ?? NO_EVIDENCE,
      fix: judgement.fix ?? (failing ? rule.fix : ''),
      symptoms: failing ? seenHere(documents.symptoms, judgement.seen) : NO_SYMPTOMS,
      citations: documents.citations,
    };
    if (path !== undefined) finding.path = path;
    if (reason !== undefined) finding.reason = reason;
    if (asks !== undefined) finding.asks = asks;
    if (causedBy !== undefined) finding.causedBy = causedBy;
    const suppression = skip === undefined ? undefined : suppressedBy(rule.id, skip);
    if (suppression !== undefined) finding.suppressed = { reason: suppression };
    return finding;
  };
}

const NO_EVIDENCE: Finding['evidence'] = Object.freeze({});
const NO_SYMPTOMS: Finding['symptoms'] = Object.freeze([]);

const seenHere = (symptoms: Finding['symptoms'], text: string | undefined): Finding['symptoms'] =>
  text === undefined ? symptoms : symptoms.map((symptom, index) => (index === 0 ? { ...symptom, text } : symptom));

type Documents = Pick<Finding, 'symptoms' | 'citations'>;

/** The same for every finding of a rule, so that those of a thousand certificates share them. */
const prepared = new WeakMap<Documented, Documents>();

function documentsOf(rule: Documented): Documents {
  const known = prepared.get(rule);
  if (known !== undefined) return known;
  const documents: Documents = { symptoms: symptomsOf(rule), citations: citationsOf(rule) };
  prepared.set(rule, documents);
  return documents;
}

const citationsOf = (rule: Documented): Finding['citations'] =>
  rule.citations.map(({ source, section, strength }) => ({
    ...SOURCES[source],
    ...(section === undefined ? {} : { section }),
    strength,
  }));

const isList = (result: Judgement | readonly Judgement[]): result is readonly Judgement[] => Array.isArray(result);

function symptomsOf(rule: Documented): Finding['symptoms'] {
  if (rule.symptoms === 'none recorded') return [];
  return rule.symptoms.map((id) => {
    const { text, where, source } = SYMPTOMS[id];
    return { text, where, url: SOURCES[source].url };
  });
}

function suppressedBy(id: string, skip: ReadonlyMap<string, string>): string | undefined {
  for (const [pattern, reason] of skip) if (matchesRule(pattern, id)) return reason;
  return undefined;
}

function describeTarget(target: Target, sha256: string | undefined): Finding['target'] {
  return {
    kind: target.kind,
    ...(target.role === undefined ? {} : { role: target.role }),
    ...(sha256 === undefined ? {} : { sha256 }),
    label: target.label,
  };
}
