import type { CrlFact } from '../core/check/crlFacts.js';
import { type Opened } from '../core/check/inputs.js';
import type { GivenAuthority, Role } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import type { PublicRoot } from '../core/roots/publicRoots.js';
import type { Certificate, RevocationList } from '../core/x509/types.js';
import { type CaPool } from './chain.js';
import { type LabelledCertificate } from './token.js';
export interface AssembleOptions {
  readonly as: Role | 'auto';
  readonly crypto: CryptoPort;
  readonly pool: CaPool;
  readonly at: number;
  /** From --roots. */
  readonly roots: readonly Certificate[];
  readonly machineRoots: () => Promise<readonly Certificate[]>;
  /** Roots that count as public beside those of the built-in table. */
  readonly publicRoots?: readonly PublicRoot[] | undefined;
  /** CA certificates at hand outside the file being judged. */
  readonly poolCertificates: readonly Certificate[];
  /** CA certificates by the option that gave them. */
  readonly given: readonly GivenAuthority[];
  /** Every CRL of the run, among the inputs or given by --crl. */
  readonly crls: readonly CrlFact[];
  /** Those given by --crl. */
  readonly givenCrls: readonly CrlFact[];
  /** Those of them that are among the inputs, too. */
  readonly judgedAlone?: ReadonlySet<RevocationList> | undefined;
  /** Files that may be CA certificates to upload, and could not be read. */
  readonly unread?: readonly string[] | undefined;
  /** From --signing-certificate. */
  readonly signingCertificates?: readonly LabelledCertificate[];
}
/** Turns decoded inputs into targets, roles decided over all of them: CA files are an upload set only where no server certificate is judged. */
export declare function assemble(inputs: readonly Opened[], options: AssembleOptions): Promise<Assembled[]>;
