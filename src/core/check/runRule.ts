import type { Judgement, Rule } from './rule.js';
import type { CheckContext } from './settings.js';
import type { Target } from './target.js';

/** A rule over all targets of a run at once: uniqueness, shared keys. Its findings stand in `runResults`. */
export type RunRule = Omit<Rule, 'check'> & {
  checkRun(targets: readonly Target[], context: CheckContext): Judgement | readonly Judgement[];
};
