import type { SymptomId } from '../symptoms/table.js';
import type { Evidence } from './evidence.js';
import type { CheckContext } from './settings.js';
import type { SourceKey } from './sources.js';
import type { TargetMap, TargetName } from './target.js';

/**
 * error: the CMG will not work so, or its documentation forbids it. warning: works today or for some,
 * and will hurt. info: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

export type Outcome = 'pass' | 'fail' | 'note' | 'unknown' | 'not-applicable';

/**
 * Why an outcome is unknown. `not-asked`: a flag or an optional input would ask. `missing-input`: what
 * was asked lacks something. `unreachable`: the network did not answer. `undecidable`: this program
 * cannot tell.
 */
export type UnknownReason = 'not-asked' | 'missing-input' | 'unreachable' | 'undecidable';

export type { Evidence } from './evidence.js';

/** What a rule says of one target. Made by the functions below, not by hand. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly message: string;
  readonly severity?: Severity | undefined;
  readonly reason?: UnknownReason | undefined;
  /** Where in the target: `subject/CN`, `extensions/crlDistributionPoints/0`. */
  readonly path?: string | undefined;
  readonly evidence?: Evidence | undefined;
  /** The exact fix for this case; without it the rule's own is shown. */
  readonly fix?: string | undefined;
  /** The text of the rule's first symptom as it will be in this very case, where the program that prints it fills in names. */
  readonly seen?: string | undefined;
  /** The flags or inputs that would ask, as typed: `--online`, `--crl FILE`. */
  readonly asks?: readonly string[] | undefined;
  /** Id of the rule whose failure this one only follows from. */
  readonly causedBy?: string | undefined;
}

type Details = Pick<Judgement, 'severity' | 'path' | 'evidence' | 'fix' | 'seen' | 'causedBy'>;

/** It holds. `message` says what was seen, so that a reader can check the claim. */
export const pass = (message: string, evidence?: Evidence): Judgement => ({ outcome: 'pass', message, evidence });
/** It does not hold. `severity` defaults to the rule's. */
export const fail = (message: string, details: Details = {}): Judgement => ({ outcome: 'fail', message, ...details });
/** Worth knowing; of severity info, and never a failure. */
export const note = (message: string, details: Omit<Details, 'severity'> = {}): Judgement => ({
  outcome: 'note',
  severity: 'info',
  message,
  ...details,
});
/** Not decided, and why. `asks` names what would decide it. */
export const unknown = (
  reason: UnknownReason,
  message: string,
  details: Pick<Judgement, 'severity' | 'path' | 'evidence' | 'fix' | 'asks' | 'causedBy'> = {},
): Judgement => ({ outcome: 'unknown', reason, message, ...details });
/** The question does not arise for this target. */
export const notApplicable = (message: string): Judgement => ({ outcome: 'not-applicable', message });

export interface Citation {
  readonly source: SourceKey;
  /** Section or heading within the source. */
  readonly section?: string;
  /** Whether the source requires it, recommends it, or it was observed to matter. */
  readonly strength: 'required' | 'recommended' | 'observed';
}

/**
 * One requirement: what holds, why, what to do if it does not, and the check itself, which is pure
 * and synchronous. The id is the path of its file below src/rules.
 */
export interface Rule<K extends TargetName = TargetName, J extends Judgements = Judgements> {
  readonly id: string;
  /** What holds when it passes, as a statement: "The private key is RSA". */
  readonly title: string;
  readonly targets: readonly K[];
  readonly severity: Severity;
  /** When a finding has another severity, for readers: `warning when there is no SAN at all`. */
  readonly severityNote?: string;
  /** True when only the network can answer it. */
  readonly online?: boolean;
  readonly why: string;
  /** A command or a click path; what to do, in general. */
  readonly fix: string;
  /** What an administrator sees when it is ignored, by id; or that no source records it. */
  readonly symptoms: readonly SymptomId[] | 'none recorded';
  readonly citations: readonly [Citation, ...Citation[]];
  readonly example: { readonly good: string; readonly bad: string };
  check(target: TargetMap[K], context: CheckContext): J;
}

/** One judgement, or several of parts of the target. */
export type Judgements = Judgement | readonly Judgement[];

/** A rule of any target, as lists of rules hold it. */
export type AnyRule = Omit<Rule, 'check'> & {
  check(target: never, context: CheckContext): Judgements;
};

/** Gives a rule's `check` the type of its targets, and keeps whether it returns one judgement or several. */
export const defineRule = <const K extends TargetName, J extends Judgements>(rule: Rule<K, J>): Rule<K, J> => rule;
