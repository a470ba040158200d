import { once } from 'node:events';
import { resolve } from 'node:path';
import { CmgCertError } from '../core/errors.js';
import { node } from '../node.js';
import { readChunks } from '../platform/node/chunks.js';
import { exists, makeFolder, readInput, readStream, refuseExisting, writeWhole } from '../platform/node/files.js';
import { openInput } from '../platform/node/largeFile.js';
import type { Choice, Io, Output, Questions } from './io.js';

/** The real terminal, files and standard streams. */
export function nodeIo(): Io {
  return {
    env: process.env,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    stdinIsTerminal: process.stdin.isTTY === true,
    readStdin: () => readStream(process.stdin),
    readFile: readInput,
    openFile: openInput,
    readChunks: (path) => (path === '-' ? process.stdin : readChunks(path)),
    exists,
    writeFile: writeWhole,
    writeSecret: (path, content, force) => writeWhole(path, content, force, 0o600),
    makeFolder,
    refuseExisting,
    expand,
    askPassword: process.stdin.isTTY === true && process.stderr.isTTY === true ? askPassword : undefined,
    questions: process.stdin.isTTY === true && process.stderr.isTTY === true ? questions : undefined,
    readPage: async () => (await import('../platform/node/page.js')).readPage(),
    openInBrowser: async (path) => (await import('../platform/node/openInBrowser.js')).openInBrowser(path),
    platform: node,
    untilStopped,
  };
}

const output = (stream: NodeJS.WriteStream): Output => ({
  isTerminal: stream.isTTY === true,
  columns: stream.isTTY === true ? stream.columns : undefined,
  write: (text) => void stream.write(text),
});

/** A second signal ends the process at once, as it would without this. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });

/** Waits until what was written has left the process: pipes on Windows are asynchronous. */
export async function flush(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) if (stream.writableLength > 0) await once(stream, 'drain');
}

/** Windows shells hand patterns on as they are. */
async function expand(pattern: string, folder = '.'): Promise<readonly string[]> {
  if (!/[*?[\]{}]/.test(pattern) || (await exists(resolve(folder, pattern)))) return [pattern];
  const { glob } = await import('tinyglobby');
  const options = { cwd: folder, onlyFiles: true, dot: false, expandDirectories: false };
  const found = await glob(pattern.replaceAll('\\', '/'), options);
  if (found.length > 0) return found.sort();
  throw new CmgCertError('usage', `no file matches ${pattern}`, { remedy: 'Check the folder and the pattern.' });
}

async function askPassword(name: string): Promise<string | undefined> {
  const { password } = await import('@inquirer/prompts');
  return password({ message: `Password of ${name}:`, mask: false }, { output: process.stderr });
}

/** On standard error, as the password is: standard output is for what a command writes. */
const TERMINAL = { output: process.stderr };
const choicesOf = (choices: readonly Choice[]) => choices.map(([value, name]) => ({ value, name }));

const questions: Questions = {
  text: async (message, check) => {
    const { input } = await import('@inquirer/prompts');
    return input({ message, ...(check === undefined ? {} : { validate: check }) }, TERMINAL);
  },
  choose: async (message, choices) => {
    const { select } = await import('@inquirer/prompts');
    return select({ message, choices: choicesOf(choices) }, TERMINAL);
  },
  several: async (message, choices) => {
    const { checkbox } = await import('@inquirer/prompts');
    return checkbox({ message, choices: choicesOf(choices) }, TERMINAL);
  },
  yes: async (message, otherwise) => {
    const { confirm } = await import('@inquirer/prompts');
    return confirm({ message, default: otherwise }, TERMINAL);
  },
};
