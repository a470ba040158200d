import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { CmgCertError } from '../../core/errors.js';

/** Lines that wait for a slow disk; more are dropped and counted, so that memory stays bounded. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

export interface Lines {
  write(line: string): void;
  /** How many lines were dropped. */
  readonly dropped: number;
  close(): Promise<void>;
}

/**
 * Appends lines to a file, which is made where it is missing.
 * @throws CmgCertError `configuration`
 */
export async function appendLines(path: string): Promise<Lines> {
  const stream = createWriteStream(path, { flags: 'a' });
  await once(stream, 'open').catch((error: NodeJS.ErrnoException) => {
    throw new CmgCertError('configuration', `${path} cannot be written (${error.code})`, {
      remedy: 'Check that the folder exists and may be written to.',
      cause: error,
    });
  });
  let dropped = 0;
  // A full disk must not end the server; what could not be written is lost.
  stream.on('error', () => {
    dropped += 1;
  });
  return {
    write(line) {
      if (stream.writableLength > MAX_WAITING_BYTES || stream.destroyed) dropped += 1;
      else stream.write(`${line}\n`);
    },
    get dropped() {
      return dropped;
    },
    close: () => new Promise((resolve) => (stream.destroyed ? resolve() : stream.end(resolve))),
  };
}
