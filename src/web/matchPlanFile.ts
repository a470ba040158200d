import { CmgCertError } from '../core/errors.js';
import { type Chosen, PlanFiles } from './planFiles.js';
import type { Inspected } from './protocol.js';

/** A plan of a megabyte could name so many files that every change of the list would take seconds; what it names is judged all the same. */
const MAX_NAMED = 1000;

/** What a plan names, set against the files chosen. */
export interface Named<F> {
  /** Where the plan names each. */
  readonly keys: ReadonlyMap<F, readonly string[]>;
  readonly missing: readonly { readonly name: string; readonly why: string }[];
}

export function matchPlanFile<F extends Chosen>(
  plan: string,
  planned: NonNullable<Inspected['planned']>,
  files: readonly F[],
): Named<F> {
  const keys = new Map<F, string[]>();
  const missing = new Map<string, string>();
  const names = planned.map(({ name }) => name);
  const chosen = new PlanFiles(plan, names, files);
  for (const { name, key } of planned.slice(0, MAX_NAMED)) {
    try {
      for (const one of chosen.expand(name)) {
        const file = chosen.find(one);
        keys.set(file, [...(keys.get(file) ?? []), key]);
      }
    } catch (error) {
      if (!(error instanceof CmgCertError)) throw error;
      missing.set(name, `${error.message}. ${error.remedy}`);
    }
  }
  return { keys, missing: [...missing].map(([name, why]) => ({ name, why })) };
}
