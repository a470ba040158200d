/** What is told of a rule beside what its faults say. */
export interface RuleWords {
  readonly title: string;
  readonly severity: string;
  /** What an administrator sees when it is ignored, and where. */
  readonly symptoms: readonly string[];
}

export interface ManifestEntry {
  /** Its folder. */
  readonly id: string;
  readonly title: string;
  readonly files: readonly string[];
  /** To be typed in the folder of the manifest; null where only the library can be told all of it. */
  readonly command: string | null;
  /** Names of the root certificates that `check()` is to be given as `publicRoots`. */
  readonly publicRoots?: readonly string[];
}

export interface FaultEntry extends ManifestEntry {
  readonly rule: string;
  readonly severity: string;
  /** Every rule that fails, exactly. Empty for a rule that only tells: then it is noted. */
  readonly fails: readonly string[];
  /** What an administrator would see; empty where no source records it. */
  readonly seen: readonly string[];
}

export interface Manifest {
  readonly schemaVersion: 1;
  readonly tool: string;
  /** ISO 8601, UTC: the time as of which the files are to be judged. */
  readonly at: string;
  readonly passwordFile: string;
  readonly faults: readonly FaultEntry[];
  readonly good: readonly ManifestEntry[];
}
