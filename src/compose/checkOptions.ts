import type { RuleSelection } from '../core/check/engine.js';
import type { Source } from '../core/check/inputs.js';
import type { CheckSettings } from '../core/check/settings.js';
import type { Role } from '../core/check/target.js';
import type { AnySource } from '../gather/openInputs.js';
import type { OnlineOptions } from './platform.js';

/** Options of a check; every one is optional. Times are ms since 1970 or a Date. */
export interface CheckOptions
  extends RuleSelection,
    Partial<Omit<CheckSettings, 'at' | 'online' | 'morePublicRoots'>>,
    OnlineOptions {
  /** What the inputs are meant to be. Default `auto`: decided from each certificate, and told in `roleReason`. */
  readonly as?: Role | 'auto' | undefined;
  /** Time of the check. Default: now. */
  readonly at?: number | Date | undefined;
  /** Tried in order on whatever is encrypted; the empty password is always tried first. */
  readonly passwords?: readonly string[] | undefined;
  readonly askPassword?: ((name: string) => Promise<string | undefined>) | undefined;
  /** Told the name of each file, companions included, just before it is opened. */
  readonly onOpen?: ((name: string) => void) | undefined;
  /** Told the name of each input just before the rules judge it. */
  readonly onJudge?: ((name: string) => void) | undefined;
  /** Trust anchors: CA certificates in any form. */
  readonly roots?: readonly Source[] | undefined;
  /**
   * Root certificates, DER, that count as public beside those of the built-in table: for tests and labs that play a public CA. They are no anchors by
   * themselves.
   */
  readonly publicRoots?: readonly Uint8Array[] | undefined;
  readonly intermediates?: readonly Source[] | undefined;
  /** CRLs, complete and delta, by which the certificates of the paths are checked. */
  readonly crls?: readonly AnySource[] | undefined;
  /** Names of CA files to upload that the caller could not read: what the upload seems to lack may be in them. */
  readonly unreadAuthorities?: readonly string[] | undefined;
  /** Certificates of the CAs that issued the CRLs among the inputs. */
  readonly issuers?: readonly Source[] | undefined;
  /** Certificates that bulk registration tokens may have been signed with. */
  readonly signingCertificates?: readonly Source[] | undefined;
  /** Put the whole value of a token into the report: it is a credential, and left out otherwise. */
  readonly showToken?: boolean | undefined;
  /** Cap on key-derivation iterations of a PFX or key. Default 2,000,000. */
  readonly maxIterations?: number | undefined;
}
