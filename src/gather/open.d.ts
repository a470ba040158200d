import type { CryptoPort } from '../core/ports.js';
import { type Decoded } from '../core/read.js';
import type { InputKind } from '../core/report/report.js';
export interface OpenOptions {
  readonly crypto: CryptoPort;
  /** Tried in order on everything that is encrypted; the empty one is always tried first. */
  readonly passwords: readonly string[];
  /** Asked once for a file that none of `passwords` opens; `undefined` means that nobody answered. */
  readonly askPassword?: ((name: string) => Promise<string | undefined>) | undefined;
  /** Told the name of each file just before it is opened: what takes long is the derivation of keys from passwords. */
  readonly onOpen?: ((name: string) => void) | undefined;
  /** Above this, key derivation is refused before it starts. Default 2,000,000. */
  readonly maxIterations?: number | undefined;
}
/** Decodes one input. Never throws for what is in the file: that comes back as `error`. */
export declare function open(source: Source, given: OpenOptions): Promise<Opened | Unopened>;
/** One after the other: a password prompt must not race another. */
export declare function openAll(sources: readonly Source[], options: OpenOptions): Promise<(Opened | Unopened)[]>;
/**
 * For files without any of which the answer would be another.
 * @throws CmgCertError with the code of the first that cannot be read, and its name in the message
 */
export declare function openEvery(sources: readonly Source[], options: OpenOptions): Promise<Opened[]>;
/** The kind of a file by what was found in it. */
export declare function kindOf(decoded: Decoded): InputKind;
