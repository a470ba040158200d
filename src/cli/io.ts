import type { Platform } from '../compose/platform.js';
import type { LargeFile } from '../platform/node/largeFile.js';

/** Everything a command touches outside itself, so that tests can hand in their own. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdinIsTerminal: boolean;
  /** Standard input to its end; a second call is a mistake of the caller. */
  readStdin(): Promise<Uint8Array>;
  readFile(path: string): Promise<Uint8Array>;
  /** As `readFile`, but a large CRL is left to be streamed. */
  openFile(path: string): Promise<Uint8Array | LargeFile>;
  /** A file of any size piece by piece, or standard input for `-`; the same memory may come again. */
  readChunks(path: string): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Whether a file of that name is there. */
  exists(path: string): Promise<boolean>;
  /** Whole or not at all. */
  writeFile(path: string, content: string | Uint8Array, force: boolean): Promise<void>;
  /** The same for what holds a private key: nobody but its owner may read it. */
  writeSecret(path: string, content: string | Uint8Array, force: boolean): Promise<void>;
  /** Makes the folder and those above it, where they are missing. */
  makeFolder(path: string): Promise<void>;
  /** Refuses before anything is written. */
  refuseExisting(paths: readonly string[]): Promise<void>;
  /**
   * Files that a pattern stands for, sorted; a name without wildcards comes back as it is.
   * @param folder where a relative pattern begins; what it finds is named from there. Default: the current one. Whatever its name has in it is no wildcard.
   */
  expand(pattern: string, folder?: string): Promise<readonly string[]>;
  /** One hidden prompt on the terminal; undefined where there is none. */
  readonly askPassword: ((name: string) => Promise<string | undefined>) | undefined;
  /** Questions on the terminal; undefined where there is none. */
  readonly questions?: Questions | undefined;
  /** The built offline page. @throws CmgCertError `configuration` when it was not built */
  readPage(): Promise<Uint8Array>;
  /** Opens a file with the program that the system has for it. @throws CmgCertError `configuration` when there is none */
  openInBrowser(path: string): Promise<void>;
  readonly platform: Platform;
  /** Resolves when the process is asked to stop (SIGINT, SIGTERM): for commands that run until then. */
  untilStopped(): Promise<void>;
}

/** A value and how it is shown. */
export type Choice = readonly [value: string, shown: string];

export interface Questions {
  /** @param check true, or what is wrong with the answer */
  text(message: string, check?: (answer: string) => true | string): Promise<string>;
  choose(message: string, choices: readonly Choice[]): Promise<string>;
  several(message: string, choices: readonly Choice[]): Promise<string[]>;
  yes(message: string, otherwise: boolean): Promise<boolean>;
}

export interface Output {
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
  write(text: string): void;
}
