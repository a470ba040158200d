import type { CrlFact } from '../core/check/crlFacts.js';
import { type Opened } from '../core/check/inputs.js';
import type { RevocationFact } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import type { Certificate, RevocationList } from '../core/x509/types.js';
import type { CaPool } from './chain.js';
/** Every CRL in these files, with its issuer and those that it belongs together with. */
export declare function crlFacts(
  inputs: readonly Pick<Opened, 'name' | 'form' | 'crls'>[],
  pool: CaPool,
  issuerStated: boolean,
  verify: CryptoPort['verify'],
): Promise<CrlFact[]>;
export declare const isDelta: (crl: RevocationList) => boolean;
export interface RevocationOptions {
  readonly at: number;
  readonly crypto: CryptoPort;
  readonly pool: CaPool;
  readonly crls: readonly CrlFact[];
  readonly givenCrls: readonly CrlFact[];
  /** Those of the given that are inputs as well: of a path only what they cannot be asked by themselves is asked of them. */
  readonly judgedAlone?: ReadonlySet<RevocationList> | undefined;
  /** CRLs were looked for, so that having none is an answer, too. */
  readonly asked?: boolean | undefined;
}
/**
 * What the CRLs at hand say of each certificate of these paths but the roots; undefined when there are none.
 *
 * @param paths each leaf first
 */
export declare function revocationFact(
  paths: readonly (readonly Certificate[])[],
  { at, crypto, pool, crls, givenCrls, judgedAlone, asked }: RevocationOptions,
): Promise<RevocationFact | undefined>;
