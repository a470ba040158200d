import type { CryptoPort } from '../ports.js';
import type { Certificate, RevocationList } from '../x509/types.js';
import type { Budget } from './budget.js';
import type { ExpectedName } from './checks/endEntity.js';
import type { PolicyInputs } from './policies.js';
import type { Profile, ProfileId, PurposeName } from './profiles.js';
import type { RevocationMode } from './revocation/revocation.js';

export interface PathInput {
  readonly leaf: Certificate;
  /** CA certificates that may be used and are not trusted for themselves, in any order. */
  readonly intermediates: readonly Certificate[];
  /** Trusted as given, self-signed or not; the profile says what of their certificates counts. */
  readonly anchors: readonly Certificate[];
  readonly crls?: readonly RevocationList[];
  /** Default: `required` when CRLs are given, else `off`. */
  readonly revocation?: RevocationMode | 'off';
  /** Time of the check, ms since 1970. */
  readonly at: number;
  readonly profile: ProfileId | Profile;
  /** Extended key usage asked for, by name or OID; `any` asks for none. Default: the profile's. */
  readonly purpose?: PurposeName | 'any' | (string & {});
  /** Names that the leaf must have, every one. */
  readonly names?: readonly ExpectedName[];
  /**
   * Whether a name is a public suffix, in A-labels: of a list such as the Public Suffix List, which changes by the week and so is the caller's. Where the profile keeps
   * wildcards off public suffixes and this is absent, only single labels count as one.
   */
  readonly isPublicSuffix?: (name: string) => boolean;
  readonly policies?: Partial<PolicyInputs>;
  /** Intermediate CAs that are not self-issued, at most. */
  readonly maxPathLength?: number;
  /** Limits of the work; each member has a default. */
  readonly budget?: Partial<Budget>;
  readonly verify: CryptoPort['verify'];
}
