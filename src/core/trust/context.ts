import type { Certificate } from '../x509/types.js';
import type { Meter } from './budget.js';
import type { Profile } from './profiles.js';

/** What stays the same during one validation. */
export interface Context {
  readonly profile: Profile;
  /** ms since 1970. */
  readonly at: number;
  /** OID of the extended key usage asked for; undefined: any. */
  readonly purpose: string | undefined;
  readonly isPublicSuffix: ((name: string) => boolean) | undefined;
  readonly meter: Meter;
}

/** Where in a path a certificate stands; `crl-signer`: at the end of a path of its own, and only to sign CRLs. */
export type Position = 'leaf' | 'crl-signer' | 'intermediate' | 'anchor';

/** Whether certificates are issued from there. */
export function issues(position: Position): boolean {
  return position === 'intermediate' || position === 'anchor';
}

/** A certificate with its place in the path and its name for messages. */
export interface Judged {
  readonly certificate: Certificate;
  readonly position: Position;
  readonly label: string;
}
