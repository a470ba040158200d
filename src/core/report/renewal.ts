/** Dates are ISO 8601, UTC. */
export interface RenewalAdvice {
  readonly oldEnds: string;
  readonly newEnds: string;
  /** From here on the certificate in use counts as ending soon; the new one should be in place by then. */
  readonly replaceOldBy: string;
  /** The same of the new certificate: the date for the calendar. */
  readonly renewNewBy: string;
  /** Of a new certificate under a public root: the longest life that its successor may have, by the day that it is issued. */
  readonly publicLifetimes?: readonly { readonly issuedFrom: string; readonly days: number }[];
  /** What the change asks for, in order. */
  readonly change: 'in-place' | 'redeploy';
  readonly steps: readonly string[];
}
