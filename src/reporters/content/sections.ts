import type { Finding, InputReport } from '../../core/report/report.js';
import { listed } from '../../core/text/list.js';
import { azureNamesOf } from './facts.js';
import { byEffect } from './order.js';

/** A failure with what only follows from it. */
export interface Failure {
  readonly finding: Finding;
  readonly consequences: readonly Finding[];
}

/** Rules that a flag or a further file would ask. */
export interface NotAsked {
  /** As typed, any one of them; empty where nothing can ask it yet. */
  readonly flags: readonly string[];
  readonly rules: readonly string[];
}

/** The findings of one input as every report for people shows them, in this order. */
export interface Sections {
  readonly failures: readonly Failure[];
  /** Not decided, though asked. */
  readonly open: readonly Finding[];
  readonly notes: readonly Finding[];
  readonly notAsked: readonly NotAsked[];
  /** Failures that --skip set aside. */
  readonly setAside: readonly Finding[];
  readonly passed: readonly Finding[];
  readonly notApplicable: readonly Finding[];
}

/** More than any one certificate has of a kind: only a file of many comes that far, and the JSON has them all. */
export const MAX_SHOWN = 100;
const MAX_CONSEQUENCES = 10;

export function sectionsOf(input: InputReport): Sections {
  const active = input.results.filter((finding) => finding.suppressed === undefined);
  const unknown = active.filter(({ outcome }) => outcome === 'unknown');
  return {
    failures: failuresOf(input.results),
    open: openOf(unknown.filter(({ reason }) => reason !== 'not-asked')),
    notes: active.filter((finding) => finding.outcome === 'note' && !saidAbove(finding, input)),
    notAsked: notAskedOf(unknown.filter(({ reason }) => reason === 'not-asked')),
    setAside: input.results.filter(({ suppressed, outcome }) => suppressed !== undefined && outcome === 'fail'),
    passed: active.filter(({ outcome }) => outcome === 'pass'),
    notApplicable: active.filter(({ outcome }) => outcome === 'not-applicable'),
  };
}

/** Those that count, worst first, each with its consequences. */
export function failuresOf(results: readonly Finding[]): Failure[] {
  const active = results.filter(({ suppressed }) => suppressed === undefined);
  const failed = active.filter(({ outcome }) => outcome === 'fail');
  const following = active.filter(({ outcome, causedBy }) => FOLLOWING.has(outcome) && causedBy !== undefined);
  const causes = byEffect(failed.filter(({ causedBy }) => causedBy === undefined));
  return causes.map((finding) => ({
    finding,
    consequences: distinct(following.filter(({ causedBy }) => causedBy === finding.rule)),
  }));
}

const FOLLOWING: ReadonlySet<Finding['outcome']> = new Set(['fail', 'unknown']);

/** What follows from a failure stands under it; what follows from another open question is named in that one's line. */
function openOf(unknown: readonly Finding[]): Finding[] {
  const causes = unknown.filter(({ causedBy }) => causedBy === undefined);
  const last = new Map(causes.map((finding) => [finding.rule, finding]));
  return causes.map((finding) => {
    if (last.get(finding.rule) !== finding) return finding;
    const rules = [...new Set(unknown.filter(({ causedBy }) => causedBy === finding.rule).map(({ rule }) => rule))];
    if (rules.length === 0) return finding;
    return { ...finding, message: `${finding.message} So ${listed(rules)} cannot be told either.` };
  });
}

/** Several certificates of one file may fail alike, and each failure need be told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map((finding) => [`${finding.rule} ${finding.message}`, finding]));
  return [...byText.values()].slice(0, MAX_CONSEQUENCES);
}

/** The record stands among the Azure names already. */
const saidAbove = ({ rule }: Finding, input: InputReport): boolean =>
  rule === 'name/cname-needed' && azureNamesOf(input) !== undefined;

function notAskedOf(findings: readonly Finding[]): NotAsked[] {
  const byFlags = new Map<string, { flags: readonly string[]; rules: Set<string> }>();
  for (const { asks = [], rule } of findings) {
    const key = asks.join('\n');
    const known = byFlags.get(key) ?? { flags: asks, rules: new Set() };
    known.rules.add(rule);
    byFlags.set(key, known);
  }
  return [...byFlags.values()].map(({ flags, rules }) => ({ flags, rules: [...rules] }));
}

/** Where a file has several certificates, each finding says of which it speaks. */
export function messageOf({ target, message }: Finding): string {
  const which = target.label.split(' > ')[1];
  return which === undefined ? message : `${which}: ${message}`;
}
