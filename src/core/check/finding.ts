import type { Evidence, Outcome, Severity, UnknownReason } from './rule.js';
import type { Role } from './target.js';

/** What one rule said of one target, as the report has it. */
export interface Finding {
  readonly rule: string;
  readonly target: {
    readonly kind: string;
    readonly role?: Role;
    /** Of a finding across the run: the roles of those that it is about. */
    readonly roles?: readonly Role[];
    /** The same: their labels, one by one. */
    readonly labels?: readonly string[];
    readonly sha256?: string;
    readonly label: string;
  };
  readonly path?: string;
  readonly outcome: Outcome;
  readonly reason?: UnknownReason;
  readonly severity: Severity;
  readonly message: string;
  readonly evidence: Evidence;
  readonly fix: string;
  readonly symptoms: readonly { readonly text: string; readonly where: string; readonly url: string }[];
  readonly citations: readonly {
    readonly title: string;
    readonly url: string;
    readonly section?: string;
    readonly strength: string;
  }[];
  readonly asks?: readonly string[];
  readonly causedBy?: string;
  readonly suppressed?: { readonly reason: string };
}
