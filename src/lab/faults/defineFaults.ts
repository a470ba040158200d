import type { Artefact } from './artefact.js';
import type { Kit } from './kit.js';

/** One broken artefact. Its id is its topic and a name: that of the rule that it is there for, where a rule has one fault. */
export interface Fault {
  readonly id: string;
  /** The rule that it is there for. */
  readonly rule: string;
  /** What is wrong, as a statement without a full stop. */
  readonly title: string;
  /** Every rule that fails, exactly; those that only follow from the first among them. Default: the rule alone. A rule that only tells is noted, and fails never. */
  readonly fails?: readonly string[];
  /** What an administrator would see, where the rule's own symptoms do not say it. */
  readonly seen?: string;
  make(kit: Kit): Artefact | Promise<Artefact>;
}

/** A row of a topic's table; `rule` is left out where it is the id. */
type FaultRow = Omit<Fault, 'rule'> & { readonly rule?: string };

export const defineFaults = (rows: readonly FaultRow[]): readonly Fault[] =>
  rows.map((row) => ({ ...row, rule: row.rule ?? row.id }));
