import type { Artefact } from './artefact.js';
import type { Kit } from './kit.js';

/** One broken artefact. Its id is the path of its file below src/lab/faults. */
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

export const defineFault = (fault: Fault): Fault => fault;
