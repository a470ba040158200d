import type { PublicRoot } from '../roots/publicRoots.js';

export type Cloud = 'public' | 'usgov';
export type DeploymentMethod = 'scale-set' | 'cloud-service-classic';

/** What the caller said of the design; nothing here is read from the files judged. */
export interface CheckSettings {
  /** Time of the check, ms since 1970. */
  readonly at: number;
  /** The FQDN asked for; also what a wildcard stands for. As typed, without a trailing dot. */
  readonly serviceName?: string | undefined;
  /** Azure region's programmatic name, `westus`. */
  readonly region?: string | undefined;
  readonly cloud?: Cloud | undefined;
  readonly deployment?: DeploymentMethod | undefined;
  /** The site's "Clients check the certificate revocation list (CRL) for site systems". */
  readonly clientsCheckCrl?: boolean | undefined;
  /** The wizard's "Verify client certificate revocation". */
  readonly verifyClientRevocation?: boolean | undefined;
  /** Current-branch release as a number, 1902, 2503. */
  readonly configmgrVersion?: number | undefined;
  /** Whether the CMG is to serve content (the default); it then needs the storage account's name. */
  readonly content?: boolean | undefined;
  /** Windows version of the site server, for PFX import: `2012R2`, `2016`, `2019`, … */
  readonly siteServerWindows?: string | undefined;
  readonly computer?: string | undefined;
  /** Days before notAfter at which cert/expires-soon speaks; default 30. */
  readonly expiresSoonDays?: number | undefined;
  /**
   * Primes below this are tried as factors of every RSA modulus; default 65,536. Bulk checks use 752, the bound
   * of the CA/Browser Forum, which costs a thirtieth.
   */
  readonly smallFactorLimit?: number | undefined;
  /** Roots that count as public beside those of the built-in table. */
  readonly morePublicRoots?: readonly PublicRoot[] | undefined;
  readonly online: boolean;
  /** Whether the gateway is deployed already and holds its names itself; undefined where nobody said. */
  readonly deployed?: boolean | undefined;
  /** The settings are those of a plan that is checked in the same run: its own rules say what is wrong with them. */
  readonly ofPlan?: boolean | undefined;
}

/** What every rule is given beside its target. */
export interface CheckContext {
  readonly settings: CheckSettings;
}
