/** How the files of a fault are judged by `cmg-cert check` or `cmg-cert renewal`. File names are those of the artefact. */
export interface CheckCall {
  /** Default `check`. */
  readonly verb?: 'check' | 'renewal';
  /** For `renewal` the old certificate and the new one. */
  readonly inputs: readonly string[];
  readonly as?: 'server' | 'client' | 'connection-point' | 'ca';
  readonly roots?: readonly string[];
  readonly intermediates?: readonly string[];
  readonly crl?: readonly string[];
  readonly issuer?: readonly string[];
  readonly serviceName?: string;
  readonly region?: string;
  readonly cloud?: 'public' | 'usgov';
  readonly deployment?: 'scale-set' | 'cloud-service-classic';
  readonly computer?: string;
  readonly clientsCheckCrl?: boolean;
  readonly verifyClientRevocation?: boolean;
  readonly configmgr?: number;
  readonly siteServer?: string;
  /** `renewal` alone. */
  readonly convert?: boolean;
  /** Roots that are to count as public, which the library can be told and the command line cannot. */
  readonly publicRoots?: readonly string[];
}

/** Files, and the command that judges them. */
export type Artefact = { readonly files: Readonly<Record<string, Uint8Array | string>> } & (
  | { readonly check: CheckCall }
  /** Words behind `cmg-cert`, of another command that prints a report. `{name}` stands for the path of a file. */
  | { readonly command: readonly string[] }
);
