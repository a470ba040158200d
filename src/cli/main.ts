import { CmgCertError } from '../core/errors.js';
import { visible } from '../core/text/escape.js';
import { errorCode } from '../platform/node/errorCode.js';
import { VERSION } from '../version.js';
import type { Io } from './io.js';

/** Runs one command line and says how it ended. Never throws: what goes wrong becomes an exit code and a message. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  if (asksVersion(argv)) {
    io.stdout.write(`${VERSION}\n`);
    return 0;
  }
  try {
    const { runProgram } = await import('./program.js');
    return await runProgram(argv, io);
  } catch (error) {
    return report(error, io);
  }
}

const asksVersion = ([first, ...rest]: readonly string[]): boolean =>
  rest.length === 0 && (first === '--version' || first === '-V');

function report(error: unknown, io: Io): number {
  if (error instanceof CmgCertError) {
    const remedy = error.remedy === '' ? '' : `          ${visible(error.remedy)}\n`;
    io.stderr.write(`cmg-cert: ${visible(error.message)}\n${remedy}`);
    return error.code === 'usage' || error.code === 'configuration' ? 2 : 3;
  }
  const trouble = troubleOf(error);
  if (trouble !== undefined) {
    io.stderr.write(`cmg-cert: ${visible(trouble)}\n          Mend that, then run the command again.\n`);
    return 2;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(`cmg-cert: a fault of cmg-cert itself, not of your files. Please report it:\n${detail}\n`);
  return 70;
}

/** What the disk or the rights to it refuse is no fault of the program. */
const TROUBLES: Readonly<Record<string, string>> = {
  EACCES: 'access denied',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file of that name is in the way',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EPERM: 'access denied',
  EROFS: 'the disk is read-only',
};

function troubleOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  const code = errorCode(error) ?? '';
  const words = TROUBLES[code];
  return words === undefined
    ? undefined
    : `${'path' in error && error.path !== undefined ? `${error.path}: ` : ''}${words} (${code})`;
}

/** What bin/cmg-cert.js calls. */
export async function main(): Promise<void> {
  // A reader that closes early (head, a pager) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const argv = process.argv.slice(2);
  if (asksVersion(argv)) {
    // Scripts ask often, and the answer needs no file, cipher or network.
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  const { flush, nodeIo } = await import('./nodeIo.js');
  process.exitCode = await run(argv, nodeIo());
  await flush();
  // Names that are still being looked up would keep the process for as long as the resolver has patience.
  process.exit();
}
