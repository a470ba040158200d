import { bytesEqual } from '../asn1/bytes.js';
import type { Certificate } from '../x509/types.js';
import { BudgetExceeded } from './budget.js';
import { checkExpectedNames } from './checks/endEntity.js';
import { failure, type PathFailure } from './failure.js';
import type { PathInput } from './input.js';
import { Judge } from './judge.js';
import { certificateLabel } from './label.js';
import { explainMissing } from './missing.js';
import { type ValidPolicies, validatePolicies } from './policies.js';
import { Pool } from './pool.js';
import type { PathResult, PathWarning } from './result.js';
import { Revocation } from './revocation/revocation.js';
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
  const { leaf } = input;
  const tools = prepareTools(input);
  const { meter } = tools.context;
  const revocation = prepareRevocation(input, tools);
  let held: ValidPolicies = { authority: [], user: [] };
  const accept = async (path: readonly Certificate[]): Promise<PathFailure | undefined> => {
    const policies = validatePathPolicies(path, input, tools);
    if ('code' in policies) return policies;
    held = policies;
    return revocation?.check(path);
  };
  const search = new Search(tools, accept);
  const invalid = ({ failure, path }: Attempt): PathResult => {
    const others = search.attempts.map((attempt) => attempt.failure).filter((other) => other !== failure);
    return { valid: false, failure, path, others, work: meter.work };
  };
  try {
    const onLeaf = checkLeaf(input, tools);
    if (onLeaf !== undefined) return invalid({ failure: onLeaf, path: [leaf] });
    const path = isTrustedItself(input, tools) ? [leaf] : await search.from(leaf);
    if (path === undefined) return invalid(search.best ?? { failure: explainMissing(leaf, tools.pool), path: [leaf] });
    // A leaf that is an anchor has no path to judge, and still must meet the caller's policies.
    const failed = path.length === 1 ? await accept(path) : undefined;
    if (failed !== undefined) return invalid({ failure: failed, path });
    return { valid: true, path, policies: held, warnings: warningsOf(revocation), work: meter.work };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return invalid({ failure: budgetFailure(leaf, error, search.best), path: search.best?.path ?? [leaf] });
  }
}

/** What searching and judging paths works with. */
export function prepareTools(input: PathInput): SearchTools {
  const context = readContext(input);
  return {
    context,
    pool: new Pool(input.anchors, input.intermediates),
    judge: new Judge(context),
    signatures: new Signatures(input.verify, context.meter),
    maxPathLength: input.maxPathLength,
    namedByCommonName: context.profile.leaf.commonNameAsDnsName ? input.leaf : undefined,
  };
}

/** Whoever gives CRLs wants them to count. */
function prepareRevocation({ crls = [], revocation }: PathInput, tools: SearchTools): Revocation | undefined {
  const mode = revocation ?? (crls.length > 0 ? 'required' : 'off');
  return mode === 'off' ? undefined : new Revocation(tools, crls, mode);
}

function checkLeaf({ leaf, names = [] }: PathInput, { context, judge }: SearchTools): PathFailure | undefined {
  const judged = { certificate: leaf, position: 'leaf', label: certificateLabel(leaf) } as const;
  return judge.check(leaf, 'leaf') ?? checkExpectedNames(judged, names, context);
}

function isTrustedItself({ leaf, anchors }: PathInput, { context }: SearchTools): boolean {
  return context.profile.anchor.leafMayBeAnchor && anchors.some(({ der }) => bytesEqual(der, leaf.der));
}

/** The anchor's own policies do not count (RFC 5280 § 6.1.1 (a)). */
function validatePathPolicies(path: readonly Certificate[], { policies }: PathInput, { context }: SearchTools) {
  const inputs = {
    initialPolicySet: policies?.initialPolicySet,
    explicitPolicy: policies?.explicitPolicy ?? false,
    inhibitMapping: policies?.inhibitMapping ?? false,
    inhibitAnyPolicy: policies?.inhibitAnyPolicy ?? false,
  };
  return validatePolicies(path.slice(0, -1).reverse(), inputs, certificateLabel, context.meter);
}

function warningsOf(revocation: Revocation | undefined): readonly PathWarning[] {
  if (revocation === undefined) {
    return [
      { code: 'revocation-not-checked', message: 'Whether any certificate of the path is revoked was not checked.' },
    ];
  }
  return revocation.unknown.map(({ message }) => ({ code: 'revocation-not-checked', message }));
}

const BUDGET_WORDS = {
  signatures: 'signatures to verify',
  depth: 'CAs above one another',
  steps: 'ways up from issuer to issuer',
  nameComparisons: 'names to compare with name constraints',
  policies: 'certificate policies',
} as const;

function budgetFailure(leaf: Certificate, { item, limit }: BudgetExceeded, best: Attempt | undefined): PathFailure {
  const seen = best === undefined ? '' : ` Found until then: ${best.failure.message}`;
  return failure(
    'budget-exceeded',
    leaf,
    `Whether ${certificateLabel(leaf)} is trusted was not decided: there are more than ${limit} ${BUDGET_WORDS[item]}.${seen}`,
    { item, limit },
  );
}
