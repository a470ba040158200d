import type { Kit } from './kit.js';

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

/** One broken artefact. Its id is the path of its file below src/lab/faults. */
export interface Fault {
  readonly id: string;
  /** The rule that it is there for. */
  readonly rule: string;
  /** What is wrong, as a statement without a full stop. */
  readonly title: string;
  /** Every rule that fails, exactly; those that only follow from the first among them. Default: the rule alone. A rule that only tells is noted, and fails never. */
  readonly fails?: readonly string[];
  /** What an administrator would see, where the rule's own symptoms do not say it. */
  readonly seen?: string;
  make(kit: Kit): Artefact | Promise<Artefact>;
}

export const defineFault = (fault: Fault): Fault => fault;
