import { bytesEqual } from '../core/asn1/bytes.js';
import type { AnchorOrigin, PathFact } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import { certificateLabel } from '../core/trust/label.js';
import type { PathResult } from '../core/trust/result.js';
import { validatePath } from '../core/trust/validatePath.js';
import { isSelfIssued } from '../core/x509/certificateKind.js';
import { nameKey } from '../core/x509/compareNames.js';
import type { Certificate } from '../core/x509/types.js';
import { isSyntheticAnchor, publicAnchors } from './anchors.js';
import { CaPool } from './chain.js';

export interface PathOptions {
  readonly at: number;
  readonly crypto: CryptoPort;
  /** From --roots. */
  readonly roots: readonly Certificate[];
  /** Every other CA certificate at hand. */
  readonly pool: CaPool;
  /** The machine's own store, where the platform can read it; asked only when what was given does not suffice. */
  readonly machineRoots: () => Promise<readonly Certificate[]>;
}

const PROFILE = {
  server: 'windows-server-auth',
  client: 'windows-client-auth',
  'connection-point': 'windows-client-auth',
} as const;

/**
 * Looks for a path to an anchor: those given, then the machine's, then (server certificates only) the built-in public roots. The first origin that
 * gives a valid path answers; failing that, the first that gives a reason other than a missing anchor.
 */
export async function findPath(leaf: Certificate, role: keyof typeof PROFILE, options: PathOptions): Promise<PathFact> {
  const intermediates = options.pool.above(leaf);
  const origins: [AnchorOrigin, () => Promise<readonly Certificate[]>][] = [
    // A root store takes self-signed certificates alone; another one given there still helps as an intermediate.
    ['given', async () => options.roots.filter(isSelfIssued)],
    ['machine', options.machineRoots],
  ];
  if (role === 'server') {
    origins.push(['public', async () => publicAnchors([leaf, ...intermediates])]);
  }
  let best: Extract<PathFact, { state: 'invalid' }> | undefined;
  const tried: AnchorOrigin[] = [];
  for (const [origin, load] of origins) {
    const anchors = await load();
    if (anchors.length === 0) continue;
    tried.push(origin);
    const result = await validatePath({
      leaf,
      intermediates,
      anchors: relevant(anchors, leaf, options.pool),
      at: options.at,
      profile: PROFILE[role],
      verify: options.crypto.verify,
    });
    const fact = factOf(result, leaf, origin);
    if (fact.state === 'valid') return fact;
    if (best === undefined || (best.kind === 'missing-input' && fact.kind !== 'missing-input')) best = fact;
  }
  return best ?? noAnchors(leaf, intermediates, options, PROFILE[role]);
}

const pools = new WeakMap<readonly Certificate[], CaPool>();

/** Of a list of anchors that serves many certificates, those whose name stands above this one, or which may be it. */
function relevant(anchors: readonly Certificate[], leaf: Certificate, above: CaPool): Certificate[] {
  let pool = pools.get(anchors);
  if (pool === undefined) {
    pool = new CaPool(anchors);
    pools.set(anchors, pool);
  }
  const names = new Set(above.namesAbove(leaf)).add(nameKey(leaf.subject));
  const found: Certificate[] = [];
  for (const name of names) for (const anchor of pool.named(name)) found.push(anchor);
  return found;
}

function factOf(result: PathResult, leaf: Certificate, anchors: AnchorOrigin): PathFact {
  if (result.valid) {
    const { path } = result;
    return {
      state: 'valid',
      path,
      names: path.map(certificateLabel),
      anchors,
      anchorIsStandIn: path.some(isSyntheticAnchor),
    };
  }
  const { code, kind, message, operands, certificate } = result.failure;
  return {
    state: 'invalid',
    kind,
    code,
    message,
    operands,
    certificate: certificateLabel(certificate),
    onLeaf: bytesEqual(certificate.der, leaf.der),
    failing: certificate,
    anchors,
  };
}

/** No anchor of any origin: what is missing is still worth naming, and what is wrong on the way is worth more. */
async function noAnchors(
  leaf: Certificate,
  intermediates: readonly Certificate[],
  { at, crypto }: PathOptions,
  profile: (typeof PROFILE)[keyof typeof PROFILE],
): Promise<PathFact> {
  return factOf(
    await validatePath({ leaf, intermediates, anchors: [], at, profile, verify: crypto.verify }),
    leaf,
    'none',
  );
}
