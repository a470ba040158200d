import type { PathFact } from '../check/target.js';
import type { Certificate } from '../x509/types.js';
import type { Criterion } from './criterion.js';
import type { ListedIssuer } from './issuersList.js';

/** A certificate that the client may choose, with what was worked out about it. */
export interface Candidate {
  /** What a person calls it: the file, the line. */
  readonly label: string;
  readonly certificate: Certificate;
  /** `not-seen`: the certificate came without any key; that says nothing of the computer's store. */
  readonly privateKey: 'proven' | 'absent' | 'mismatch' | 'not-seen';
  readonly path: PathFact;
  /** CA certificates above it, its issuer first, as far as they are at hand. */
  readonly chain: readonly Certificate[];
}

export interface SelectionRequest {
  /** The local computer name. */
  readonly computer: string;
  /** Time of the selection, ms since 1970. */
  readonly at: number;
  /** The certificate issuers list; undefined where the client has none yet. */
  readonly issuers: readonly ListedIssuer[] | undefined;
  /** CCMCERTSEL; undefined for the default, the computer name in the subject. */
  readonly criterion: Criterion | undefined;
  /** CCMFIRSTCERT=1. */
  readonly firstCertificate: boolean;
}
