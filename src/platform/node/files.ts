import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { CmgCertError } from '../../core/errors.js';
import { checkInputSize, HEAD_BYTES } from '../../core/inputSize.js';
import { MAX_INPUT_BYTES } from '../../core/read.js';
import { errorCode } from './errorCode.js';

/**
 * Reads a file, its size judged before its content: only a CRL may be larger than {@link MAX_INPUT_BYTES}.
 * @throws CmgCertError `unreadable`, `too-large`
 */
export async function readInput(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    const stats = await handle.stat();
    // A device or a pipe has no size that could be judged before, and may have no end.
    if (!stats.isFile() && !stats.isDirectory()) {
      return await readStream(handle.createReadStream({ autoClose: false }));
    }
    const { size } = stats;
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    if (size > MAX_INPUT_BYTES) {
      await handle.read(head, 0, head.length, 0);
      checkInputSize(size, head);
    }
    return new Uint8Array(await handle.readFile());
  } catch (error) {
    throw error instanceof CmgCertError ? error : unreadable(path, error);
  } finally {
    await handle.close();
  }
}

/** Reads standard input to its end, under the same caps as a file. */
export async function readStream(stream: AsyncIterable<Buffer | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_INPUT_BYTES) checkInputSize(size, chunks[0] ?? bytes);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

export function unreadable(_path: string, error: unknown): CmgCertError {
  const code = errorCode(error) ?? '';
  const words: Readonly<Record<string, readonly [string, string]>> = {
    ENOENT: ['there is no such file', 'Check the path; quote it if it has spaces.'],
    EACCES: ['access denied', 'Run as a user who may read it.'],
    EPERM: ['access denied', 'Run as a user who may read it.'],
    EISDIR: ['it is a directory', 'Name the files in it, for example with a pattern: folder/*'],
  };
  const [message, remedy] = words[code] ?? [
    `it cannot be read (${code || String(error)})`,
    'Check the path and the disk.',
  ];
  return new CmgCertError('unreadable', message, { remedy, cause: error });
}

/**
 * Writes a file whole or not at all: to a temporary name beside it, then renamed.
 * @param mode what its owner and others may do, where the file system knows that; 0o600 for what holds a private key
 * @throws CmgCertError `usage` when it exists and `force` is not set
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  force: boolean,
  mode = 0o666,
): Promise<void> {
  if (!force) await refuseExisting([path]);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, content, { flag: 'wx', mode });
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw new CmgCertError('configuration', `${path} cannot be written (${errorCode(error)})`, {
      remedy: 'Check that the folder exists and may be written to.',
      cause: error,
    });
  }
}

/** @throws CmgCertError `usage` naming the first of them that is there */
export async function refuseExisting(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (!(await exists(path))) continue;
    throw new CmgCertError('usage', `${path} exists already`, {
      remedy: 'Choose another name, or add --force to replace it.',
    });
  }
}

/** @throws CmgCertError `configuration` */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new CmgCertError('configuration', `the folder ${path} cannot be made (${error.code})`, {
      remedy: 'Choose another folder.',
      cause: error,
    });
  });
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
