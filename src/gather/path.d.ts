import type { PathFact } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import type { Certificate } from '../core/x509/types.js';
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
declare const PROFILE: {
  readonly server: 'windows-server-auth';
  readonly client: 'windows-client-auth';
  readonly 'connection-point': 'windows-client-auth';
};
/**
 * Looks for a path to an anchor: those given, then the machine's, then (server certificates only) the built-in public roots. The first origin that
 * gives a valid path answers; failing that, the first that gives a reason other than a missing anchor.
 */
export declare function findPath(
  leaf: Certificate,
  role: keyof typeof PROFILE,
  options: PathOptions,
): Promise<PathFact>;
