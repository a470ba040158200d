import { distance } from 'fastest-levenshtein';

/** Longer names are compared by their beginning. */
const MAX_COMPARED = 40;

/**
 * The known name that a mistyped one comes closest to, whatever its case.
 * @param most letters that may differ; default: a third
 */
export function nearestName(name: string, known: readonly string[], most?: number): string | undefined {
  const wanted = name.toLowerCase().slice(0, MAX_COMPARED);
  let best: string | undefined;
  let least = (most ?? Math.max(1, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of known) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}
