import type { Judgement, Rule } from './rule.js';
import type { CheckContext } from './settings.js';
import type { CertificateTarget } from './target.js';

/** What a run rule says, and of which targets: the engine puts it among the report's `runResults`. */
export interface RunJudgement extends Judgement {
  /** The targets it concerns, in the order of the inputs; never empty. */
  readonly about: readonly [CertificateTarget, ...CertificateTarget[]];
}

/**
 * A requirement that no certificate can meet or break alone: it is judged once a run, over all
 * certificates whose role is among its targets. An empty answer means that there was nothing to compare.
 */
export interface RunRule extends Omit<Rule, 'check' | 'targets'> {
  readonly scope: 'run';
  readonly targets: readonly CertificateTarget['role'][];
  check(targets: readonly CertificateTarget[], context: CheckContext): readonly RunJudgement[];
}

/** Gives a run rule its type and marks it as one. */
export const defineRunRule = (rule: Omit<RunRule, 'scope'>): RunRule => ({ scope: 'run', ...rule });

/** Says a judgement of these targets. */
export const about = (targets: RunJudgement['about'], judgement: Judgement): RunJudgement => ({
  ...judgement,
  about: targets,
});
