import { DAY } from '../text/days.js';

export interface LifetimeLimit {
  /** First notBefore that it binds, ms since 1970. */
  readonly from: number;
  readonly days: number;
}

/**
 * Longest life of a TLS server certificate under a public root, newest first (CA/Browser Forum Baseline Requirements
 * § 6.3.2, ballot SC-081v3). Certificates from before the first row have long expired.
 */
export const LIFETIME_LIMITS: readonly LifetimeLimit[] = [
  { from: Date.UTC(2029, 2, 15), days: 47 },
  { from: Date.UTC(2027, 2, 15), days: 100 },
  { from: Date.UTC(2026, 2, 15), days: 200 },
  { from: Date.UTC(2020, 8, 1), days: 398 },
  { from: Date.UTC(2018, 2, 1), days: 825 },
];

export const lifetimeLimit = (notBefore: number): LifetimeLimit | undefined =>
  LIFETIME_LIMITS.find(({ from }) => notBefore >= from);

/** Days as the Baseline Requirements count them: both ends belong to it, a day is 86,400 seconds, a started day is a day. */
export const countedDays = (notBefore: number, notAfter: number): number =>
  Math.ceil((notAfter - notBefore + 1000) / DAY);
