import { open, stat } from 'node:fs/promises';
import { derKind } from '../../core/identify.js';
import { checkInputSize, tooLarge } from '../../core/inputSize.js';
import { MAX_CRL_BYTES } from '../../core/read.js';
import { readChunks } from './chunks.js';
import { readInput, unreadable } from './files.js';

/** From this size on a CRL is not held in memory. */
const STREAM_FROM = 4 * 1024 * 1024;
/** Enough to tell a CRL from everything else. */
const HEAD = 4096;

/** A CRL (DER) that is too large to hold. */
export interface LargeFile {
  /** The same memory comes again with new content. */
  chunks(): Iterable<Uint8Array>;
}

/**
 * As {@link readInput}, but a large CRL is left to be streamed.
 * @throws CmgCertError `unreadable`, `too-large`
 */
export async function openInput(path: string): Promise<Uint8Array | LargeFile> {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isFile() !== true || stats.size < STREAM_FROM) return readInput(path);
  const head = await readHead(path);
  if (derKind(head) !== 'crl') return readInput(path);
  checkInputSize(stats.size, head);
  return { chunks: () => bounded(path) };
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    const head = new Uint8Array(HEAD);
    const { bytesRead } = await handle.read(head, 0, HEAD, 0);
    return head.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await handle.close();
  }
}

/** The file may have grown since it was measured. */
function* bounded(path: string): Generator<Uint8Array> {
  let total = 0;
  for (const chunk of readChunks(path)) {
    total += chunk.length;
    if (total > MAX_CRL_BYTES) throw tooLarge(MAX_CRL_BYTES);
    yield chunk;
  }
}
