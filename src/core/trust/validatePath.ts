import { bytesEqual } from '../asn1/bytes.js';
import type { Certificate } from '../x509/types.js';
import { BudgetExceeded, type Meter } from './budget.js';
import { checkExpectedNames } from './checks/endEntity.js';
import type { Context } from './context.js';
import { failure, type PathFailure } from './failure.js';
import type { PathInput } from './input.js';
import { Judge } from './judge.js';
import { certificateLabel } from './label.js';
import { explainMissing } from './missing.js';
import { type ValidPolicies, validatePolicies } from './policies.js';
import { Pool } from './pool.js';
import type { InvalidPath, PathResult } from './result.js';
import { type Attempt, Search, type SearchTools } from './search.js';
import { readContext } from './settings.js';
import { Signatures } from './signatures.js';

/**
 * Whether a certificate is trusted: builds paths to the anchors with backtracking (RFC 4158) and validates them
 * (RFC 5280 § 6, RFC 9618). The first path that holds is the answer; when none does, the failure that says most.
 * What a budget cuts off is undecided, never accepted. Reads no clock and no network.
 *
 * @throws CmgCertError `usage` for an unknown profile or purpose, or a number that is none
 */
export async function validatePath(input: PathInput): Promise<PathResult> {
  const context = readContext(input);
  const pool = new Pool(input.anchors, input.intermediates);
  const { leaf } = input;
  const tools: SearchTools = {
    context,
    pool,
    judge: new Judge(context),
    signatures: new Signatures(input.verify, context.meter),
    maxPathLength: input.maxPathLength,
    namedByCommonName: context.profile.leaf.commonNameAsDnsName ? leaf : undefined,
  };
  const onLeaf = checkLeaf(input, tools);
  if (onLeaf !== undefined) return invalid({ failure: onLeaf, path: [leaf] }, [], context.meter);
  if (context.profile.anchor.leafMayBeAnchor && input.anchors.some(({ der }) => bytesEqual(der, leaf.der))) {
    return valid([leaf], ...);
  }
  if (!pool.leadsToAnchor(leaf)) return invalid({ failure: explainMissing(leaf, pool), path: [leaf] }, [], context.meter);
  return searchPath(input, tools);
}
