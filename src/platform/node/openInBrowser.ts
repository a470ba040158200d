import { type SpawnOptions, spawn } from 'node:child_process';
import { CmgCertError } from '../../core/errors.js';

/** Programs that are still running after this long, in ms, have found something to open it with. */
const PATIENCE = 3000;

interface Opener {
  readonly command: string;
  readonly args: readonly string[];
  readonly options?: SpawnOptions;
}

/** No shell is between: a path is one argument. Only `start`, which is part of cmd.exe, needs it quoted, and no path on Windows has quotes. */
export function openerFor(platform: NodeJS.Platform, path: string): Opener {
  switch (platform) {
    case 'win32':
      return {
        command: 'cmd.exe',
        args: ['/d', '/s', '/c', `"start "" "${path}""`],
        options: { windowsVerbatimArguments: true, windowsHide: true },
      };
    case 'darwin':
      return { command: 'open', args: [path] };
    default:
      return { command: 'xdg-open', args: [path] };
  }
}

/**
 * Opens a file with the program that the system has for it, and does not wait for that program.
 * @throws CmgCertError `configuration`
 */
export function openInBrowser(path: string): Promise<void> {
  const { command, args, options } = openerFor(process.platform, path);
  return new Promise((resolve, reject) => {
    const refuse = (why: string, cause?: unknown) =>
      reject(
        new CmgCertError('configuration', `${path} cannot be opened from here: ${why}`, {
          remedy: 'Open it by double click, or drag it into a browser.',
          cause,
        }),
      );
    const child = spawn(command, args, { ...options, stdio: 'ignore', detached: true });
    const patience = setTimeout(resolve, PATIENCE);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(patience);
      refuse(error.code === 'ENOENT' ? `there is no ${command}` : `${command} fails (${error.code})`, error);
    });
    child.once('exit', (code) => {
      clearTimeout(patience);
      if (code === 0) resolve();
      else refuse(`${command} found no program for it`);
    });
    child.unref();
  });
}
