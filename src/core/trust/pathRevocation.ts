import type { Certificate } from '../x509/types.js';
import { BudgetExceeded } from './budget.js';
import type { PathInput } from './input.js';
import { Revocation, type Status } from './revocation/revocation.js';
import { prepareTools } from './validatePath.js';

/**
 * What CRLs say of each certificate of a path, leaf first, whether or not the path is valid otherwise. The last one is taken for the anchor and has no status.
 * What a budget cuts off is unknown.
 *
 * @param path leaf first, each certificate signed by the next
 */
export async function revocationOfPath(
  path: readonly Certificate[],
  input: Omit<PathInput, 'leaf' | 'anchors' | 'revocation'>,
): Promise<readonly Status[]> {
  const [leaf] = path;
  const top = path.at(-1);
  if (leaf === undefined || top === undefined) return [];
  const tools = prepareTools({ ...input, leaf, anchors: [top] });
  try {
    return await new Revocation(tools, input.crls ?? [], 'required').statusesOf(path);
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    const reasons = ['there is more to compare than this program takes on'];
    return path.slice(0, -1).map(() => ({ state: 'unknown', reasons }));
  }
}
