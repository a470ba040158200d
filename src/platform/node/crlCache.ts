import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CmgCertError } from '../../core/errors.js';
import { MAX_CRL_DOWNLOAD } from '../../core/network/limits.js';
import type { CachedCrl, CacheWriter, CrlCache } from '../../core/ports.js';
import { readChunks } from './chunks.js';

/**
 * A folder of CRLs, each named by the hash of its address. Files appear whole or not at all, so that several runs may share it.
 * @throws CmgCertError `configuration`
 */
export async function openCrlCache(folder: string): Promise<CrlCache> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new CmgCertError('configuration', `--cache ${folder}: the folder cannot be made (${error.code})`, {
      remedy: 'Name a folder that you may write to.',
      cause: error,
    });
  });
  const pathOf = (url: string) => join(folder, `${createHash('sha256').update(url).digest('hex')}.crl`);
  return { read: (url) => readCached(pathOf(url)), store: (url) => storeIn(pathOf(url)) };
}

async function readCached(path: string): Promise<CachedCrl | undefined> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > MAX_CRL_DOWNLOAD) return undefined;
    return { storedAt: Math.floor(stats.mtimeMs), chunks: () => readChunks(path) };
  } finally {
    await handle.close();
  }
}

/** A disk that is full costs the cache, not the check. */
async function storeIn(path: string): Promise<CacheWriter | undefined> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', 0o600).catch(() => undefined);
  return handle === undefined ? undefined : new Writer(handle, temporary, path);
}

class Writer implements CacheWriter {
  readonly #handle: FileHandle;
  readonly #temporary: string;
  readonly #path: string;
  #broken = false;

  constructor(handle: FileHandle, temporary: string, path: string) {
    this.#handle = handle;
    this.#temporary = temporary;
    this.#path = path;
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (this.#broken) return;
    await this.#handle.writeFile(chunk).catch(() => {
      this.#broken = true;
    });
  }

  async keep(): Promise<void> {
    if (this.#broken) return this.drop();
    try {
      await this.#handle.close();
      await rename(this.#temporary, this.#path);
    } catch {
      await unlink(this.#temporary).catch(() => undefined);
    }
  }

  async drop(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await unlink(this.#temporary).catch(() => undefined);
  }
}
