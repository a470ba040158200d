import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { CmgCertError } from '../../core/errors.js';
import { entrySchema, type LedgerEntry } from './entries.js';

/** Some 100,000 certificates. */
const MAX_BYTES = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * An append-only file of JSON lines. A process that is killed while it appends leaves at most one line without its end: a reader
 * passes over it, the next writer cuts it off.
 */
export class Journal {
  readonly #path: string;
  #read = 0;
  #lines = 0;
  #writer: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** The entries that were appended since the last call; the first call gives all. */
  readNew(): LedgerEntry[] {
    const descriptor = openSync(this.#path, 'r');
    try {
      const { size } = fstatSync(descriptor);
      if (size > MAX_BYTES) throw damaged(this.#path, `it has more than ${MAX_BYTES / 1024 / 1024} MiB`);
      const bytes = Buffer.alloc(Math.max(0, size - this.#read));
      const got = readSync(descriptor, bytes, 0, bytes.length, this.#read);
      const end = bytes.subarray(0, got).lastIndexOf(NEWLINE) + 1;
      if (end === 0) return [];
      const lines = bytes.toString('utf8', 0, end - 1).split('\n');
      const entries = lines.map((line, index) => this.#entryOf(line, this.#lines + index + 1));
      this.#read += end;
      this.#lines += lines.length;
      return entries;
    } finally {
      closeSync(descriptor);
    }
  }

  #entryOf(line: string, number: number): LedgerEntry {
    const json = jsonOf(line);
    const parsed = entrySchema.safeParse(json);
    if (parsed.success) return parsed.data;
    const version = versionOf(json);
    if (version !== undefined && version > 1) {
      throw new CmgCertError(
        'configuration',
        `${this.#path}: the lab was made by a newer cmg-cert (version ${version} of the ledger)`,
        {
          remedy: 'Use that version of cmg-cert, or make a new lab in another folder.',
        },
      );
    }
    const [issue] = parsed.error.issues;
    throw damaged(this.#path, `line ${number} is no entry (${issue?.path.join('.') || 'type'}: ${issue?.message})`);
  }

  /** Makes it ready for {@link append}: what stands behind the last whole line is cut off. Wants {@link readNew} before. */
  startWriting(): void {
    this.#writer = openSync(this.#path, 'a', 0o644);
    if (fstatSync(this.#writer).size > this.#read) ftruncateSync(this.#writer, this.#read);
  }

  append(entry: LedgerEntry): void {
    if (this.#writer === undefined) throw new Error('the journal was not opened for writing');
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      for (let at = 0; at < line.length; ) at += writeSync(this.#writer, line, at);
    } catch (error) {
      // A full disk: no later line may be glued to the part that was written.
      ftruncateSync(this.#writer, this.#read);
      throw error;
    }
    this.#read += line.length;
    this.#lines += 1;
  }

  close(): void {
    if (this.#writer === undefined) return;
    fsyncSync(this.#writer);
    closeSync(this.#writer);
    this.#writer = undefined;
  }
}

const versionOf = (json: unknown): number | undefined => {
  const version = (json as { readonly schemaVersion?: unknown } | null | undefined)?.schemaVersion;
  return typeof version === 'number' ? version : undefined;
};

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export const damaged = (path: string, what: string): CmgCertError =>
  new CmgCertError('altered', `${path}: ${what}`, {
    remedy: 'The ledger was edited or damaged. Restore it from a copy, or make a new lab in another folder.',
  });
