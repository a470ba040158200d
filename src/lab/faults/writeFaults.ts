import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CmgCertError } from '../../core/errors.js';
import { errorCode } from '../../platform/node/errorCode.js';
import type { Artefact } from './artefact.js';
import { good } from './good.js';
import { faults } from './index.js';
import { makeFaultKeys } from './keys.js';
import { Kit, PASSWORD } from './kit.js';
import type { FaultEntry, Manifest, ManifestEntry, RuleWords } from './manifest.js';
import { renderReadme } from './readme.js';
import { commandLine, isTypable } from './run.js';

export interface WriteOptions {
  /** ms since 1970; cut to whole seconds. */
  readonly now: number;
  readonly tool: string;
  readonly wordsOf: (rule: string) => RuleWords | undefined;
  /** Puts the new folder in the place of one that this function made before. */
  readonly force?: boolean | undefined;
}

const PASSWORD_FILE = 'password.txt';
const MANIFEST = 'manifest.json';
const PRIVATE = /\.pfx$|^password\.txt$/;

/**
 * Writes one broken artefact a rule, and good ones to compare with, into a folder of their own: whole or not at all.
 * @throws CmgCertError `usage` when the folder holds something, `configuration` when it cannot be written
 */
export async function writeFaults(folder: string, { now, tool, wordsOf, force }: WriteOptions): Promise<Manifest> {
  const target = resolve(folder);
  await refuseOthers(target, folder, force === true);
  const at = Math.floor(now / 1000) * 1000;
  const kit = new Kit(at, await makeFaultKeys());
  const parent = dirname(target);
  try {
    await mkdir(parent, { recursive: true });
    const staging = await mkdtemp(join(parent, `.${basename(target)}-`));
    try {
      const manifest = await fill(staging, kit, tool, wordsOf);
      await swap(staging, target);
      return manifest;
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || error instanceof CmgCertError) throw error;
    throw new CmgCertError('configuration', `${folder} cannot be written (${code})`, {
      remedy: 'Choose a folder that you may write to.',
      cause: error,
    });
  }
}

/** What is not of this function's making is never replaced. */
async function refuseOthers(target: string, folder: string, force: boolean): Promise<void> {
  const there = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new CmgCertError('usage', `${folder} is no folder`, {
      remedy: 'Name one that is not there yet.',
      cause: error,
    });
  });
  if (there.length === 0 || (force && there.includes(MANIFEST) && there.includes('good'))) return;
  throw new CmgCertError('usage', `${folder} is not empty`, {
    remedy: there.includes(MANIFEST)
      ? 'Name a folder that is not there yet, or add --force to replace the faults in this one.'
      : 'Name a folder that is not there yet.',
  });
}

async function fill(staging: string, kit: Kit, tool: string, wordsOf: WriteOptions['wordsOf']): Promise<Manifest> {
  const at = `${new Date(kit.now).toISOString().slice(0, 19)}Z`;
  const put = async (
    id: string,
    artefact: Artefact,
  ): Promise<Pick<ManifestEntry, 'files' | 'command' | 'publicRoots'>> => {
    await mkdir(join(staging, id), { recursive: true });
    for (const [name, content] of Object.entries(artefact.files)) await write(join(staging, id, name), content);
    const publicRoots = 'check' in artefact ? artefact.check.publicRoots : undefined;
    return {
      files: Object.keys(artefact.files).map((name) => `${id}/${name}`),
      command: isTypable(artefact) ? typed([...commandLine(artefact, id, PASSWORD_FILE), '--at', at]) : null,
      ...(publicRoots === undefined ? {} : { publicRoots: publicRoots.map((name) => `${id}/${name}`) }),
    };
  };
  const faultEntries: FaultEntry[] = [];
  for (const fault of faults) {
    const words = wordsOf(fault.rule);
    faultEntries.push({
      id: fault.id,
      rule: fault.rule,
      severity: words?.severity ?? '',
      title: fault.title,
      ...(await put(fault.id, await fault.make(kit))),
      fails: fault.fails ?? [fault.rule],
      seen: fault.seen === undefined ? (words?.symptoms ?? []) : [fault.seen],
    });
  }
  const goodEntries: ManifestEntry[] = [];
  for (const { name, title, make } of good) {
    const id = `good/${name}`;
    goodEntries.push({ id, title, ...(await put(id, await make(kit))) });
  }
  const manifest: Manifest = {
    schemaVersion: 1,
    tool,
    at,
    passwordFile: PASSWORD_FILE,
    faults: faultEntries,
    good: goodEntries,
  };
  await write(join(staging, PASSWORD_FILE), `${PASSWORD}\n`);
  await write(join(staging, 'README.md'), renderReadme(manifest, wordsOf));
  await write(join(staging, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

const write = (path: string, content: Uint8Array | string): Promise<void> =>
  writeFile(path, content, { mode: PRIVATE.test(basename(path)) ? 0o600 : 0o644 });

/** A command line for any shell: no word of ours holds a quote. */
const typed = (words: readonly string[]): string =>
  ['cmg-cert', ...words.map((word) => (/^[\w./:=@%+,-]+$/.test(word) ? word : `"${word}"`))].join(' ');

async function swap(staging: string, target: string): Promise<void> {
  const old = `${staging}-old`;
  const hadOld = await rename(target, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(staging, target);
  } catch (error) {
    if (hadOld) await rename(old, target);
    throw error;
  }
  if (hadOld) await rm(old, { recursive: true, force: true });
}
