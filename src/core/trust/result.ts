import type { Certificate } from '../x509/types.js';
import type { Work } from './budget.js';
import type { PathFailure } from './failure.js';
import type { ValidPolicies } from './policies.js';

/** Something to know about a path that holds. */
export interface PathWarning {
  readonly code: 'revocation-not-checked';
  readonly message: string;
}

export interface ValidPath {
  readonly valid: true;
  /** Leaf first, anchor last; the leaf alone where it is an anchor itself. */
  readonly path: readonly Certificate[];
  readonly policies: ValidPolicies;
  readonly warnings: readonly PathWarning[];
  readonly work: Work;
}

export interface InvalidPath {
  readonly valid: false;
  /** The one that says most. */
  readonly failure: PathFailure;
  /** From the leaf upward, as far as the attempt came that failed so. */
  readonly path: readonly Certificate[];
  /** What else was in the way, where several ways up were tried. */
  readonly others: readonly PathFailure[];
  readonly work: Work;
}

export type PathResult = ValidPath | InvalidPath;
