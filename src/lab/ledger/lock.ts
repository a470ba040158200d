import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { CmgCertError } from '../../core/errors.js';
import { errorCode } from '../../platform/node/errorCode.js';

/** Who holds the lab. A process is told by its id and when it started, because ids are used again. */
const holderSchema = z.object({
  pid: z.int(),
  /** Opaque; undefined where the system does not tell. */
  started: z.string().optional(),
  host: z.string(),
  command: z.string(),
  since: z.string(),
  /** Tells two locks of one process apart. */
  nonce: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

const MAX_TRIES = 200;
const PAUSE_MS = 5;

/**
 * Takes the lock, at once also from a process that has died. Files appear whole under their name by link(), which fails when the
 * name is taken: nobody sees half a lock.
 *
 * @param command what the holder does, for the message to whoever is refused
 * @returns gives the lock back
 * @throws CmgCertError `configuration` when a living process holds it
 */
export function takeLock(path: string, command: string): () => void {
  const own = ownHolder(command);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (place(path, own)) {
      removeRests(path);
      return () => release(path, own);
    }
    const holder = holderOf(path);
    if (holder === undefined) continue;
    if (isAlive(holder)) throw refused(path, holder);
    removeStale(path, holder, own);
  }
  throw new CmgCertError('configuration', `the lab's lock ${path} cannot be taken`, {
    remedy: 'If no other cmg-cert runs on this lab, delete that file.',
  });
}

/** Whether a living process holds the lock. */
export function isLocked(path: string): boolean {
  const holder = holderOf(path);
  return holder !== undefined && isAlive(holder);
}

/**
 * Only who holds the guard may remove a lock, and looks again before: otherwise two that found the same dead holder could each take
 * it, the second from the first.
 */
function removeStale(path: string, stale: Holder, own: Holder): void {
  const guard = `${path}.takeover`;
  if (!place(guard, own)) {
    const other = holderOf(guard);
    if (other !== undefined && !isAlive(other)) remove(guard);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    return;
  }
  if (holderOf(path)?.nonce === stale.nonce) remove(path);
  remove(guard);
}

function release(path: string, own: Holder): void {
  if (holderOf(path)?.nonce === own.nonce) remove(path);
}

/** File systems without hard links (FAT, some shares) answer so. */
const NO_LINKS: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** @returns false when the name is taken */
function place(path: string, holder: Holder): boolean {
  const temporary = `${path}.${holder.pid}.${holder.nonce}`;
  const text = `${JSON.stringify(holder)}\n`;
  writeFileSync(temporary, text, { mode: 0o600 });
  try {
    return createdBy(() => linkSync(temporary, path));
  } catch (error) {
    if (!NO_LINKS.includes(errorCode(error))) throw error;
    return createdBy(() => writeFileSync(path, text, { mode: 0o600, flag: 'wx' }));
  } finally {
    remove(temporary);
  }
}

function createdBy(create: () => void): boolean {
  try {
    create();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** What processes left that were killed while they took the lock. */
function removeRests(path: string): void {
  const beginning = `${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(beginning) || !/\.\d+\.[0-9a-f]{16}$/.test(name)) continue;
    const pid = Number(name.split('.').at(-2));
    if (pid !== process.pid && !isRunning(pid)) remove(join(dirname(path), name));
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** @returns undefined when there is none, now */
function holderOf(path: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    throw new CmgCertError('configuration', `the lab's lock ${path} is not one of cmg-cert`, {
      remedy: 'If no other cmg-cert runs on this lab, delete that file.',
    });
  }
}

const ownHolder = (command: string): Holder => {
  const started = startOf(process.pid);
  return {
    pid: process.pid,
    ...(started === undefined ? {} : { started }),
    host: hostname(),
    command,
    since: new Date().toISOString(),
    nonce: randomBytes(8).toString('hex'),
  };
};

function isAlive({ pid, started, host }: Holder): boolean {
  // The processes of another computer, on a shared folder, cannot be seen from here.
  if (host !== hostname()) return true;
  if (!isRunning(pid)) return false;
  const now = startOf(pid);
  return started === undefined || now === undefined || started === now;
}

/** Whether any process has this id now. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another user.
    return errorCode(error) !== 'ESRCH';
  }
}

/** When a process started, in whatever form the system tells it; a zombie is dead. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The second field is the program's name in parentheses, and may hold both blanks and parentheses.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19];
    }
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function refused(path: string, { pid, host, command, since }: Holder): CmgCertError {
  const where = host === hostname() ? '' : ` on ${host}`;
  return new CmgCertError('configuration', `the lab is in use: ${command} (process ${pid}${where}, since ${since})`, {
    remedy:
      where === ''
        ? 'Wait until it has ended, then run this again.'
        : `Wait until it has ended. If that computer is gone, delete ${path}`,
  });
}
