import { closeSync, openSync, readSync } from 'node:fs';
import { unreadable } from './files.js';

/** Small enough to stay in the processor's cache while it is searched. */
const CHUNK = 256 * 1024;

/**
 * A file piece by piece, however large; the same memory comes again with new content.
 * @throws CmgCertError `unreadable`
 */
export function* readChunks(path: string): Generator<Uint8Array> {
  const descriptor = attempt(path, () => openSync(path, 'r'));
  try {
    const memory = new Uint8Array(CHUNK);
    for (;;) {
      const length = attempt(path, () => readSync(descriptor, memory, 0, CHUNK, null));
      if (length === 0) return;
      yield memory.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

function attempt<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw unreadable(path, error);
  }
}
