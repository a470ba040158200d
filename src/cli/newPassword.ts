import { CmgCertError } from '../core/errors.js';
import { flag, text, type ValuesOf } from './define.js';
import type { Io } from './io.js';
import { passwordsOf } from './passwords.js';

/** The ways to give the password of a file that is to be written; never a plain argument, which others on the computer can read. */
export const newPasswordOptions = {
  outPasswordEnv: text('--out-password-env <var>', 'environment variable that holds the password of the new file'),
  outPasswordFile: text('--out-password-file <file>', 'file that holds it in its first line'),
  outPasswordStdin: flag('--out-password-stdin', 'read it from standard input'),
};
export type NewPasswordFlags = Partial<ValuesOf<typeof newPasswordOptions>>;

/**
 * The password of a file to be written: from the one option given, else asked for twice on the terminal.
 * @param what the file, in words: `the new PFX`
 * @param stdinTaken standard input serves something else in this run
 * @throws CmgCertError `usage` when it is given twice, not at all, empty, or typed differently; `configuration` when its source cannot be read
 */
export async function newPassword(flags: NewPasswordFlags, what: string, stdinTaken: boolean, io: Io): Promise<string> {
  const { outPasswordEnv, outPasswordFile, outPasswordStdin = false } = flags;
  const given = [outPasswordEnv, outPasswordFile, outPasswordStdin || undefined].filter((one) => one !== undefined);
  if (given.length > 1) throw new CmgCertError('usage', `the password of ${what} is given in more than one way`);
  if (outPasswordStdin && stdinTaken) {
    throw new CmgCertError('usage', '--out-password-stdin, and standard input is wanted for something else too', {
      remedy: 'Give the password with --out-password-env or --out-password-file.',
    });
  }
  const [password = await ask(what, stdinTaken, io)] = await passwordsOf(
    {
      passwordEnv: outPasswordEnv === undefined ? [] : [outPasswordEnv],
      passwordFile: outPasswordFile === undefined ? [] : [outPasswordFile],
      passwordStdin: outPasswordStdin,
    },
    io,
  );
  if (password !== '') return password;
  throw new CmgCertError('usage', `the password of ${what} is empty`, {
    remedy: 'A file without a password opens for everybody who gets it, and the CMG wizard asks for one.',
  });
}

async function ask(what: string, stdinTaken: boolean, io: Io): Promise<string> {
  const first = stdinTaken ? undefined : await io.askPassword?.(what);
  if (first === undefined) {
    throw new CmgCertError('usage', `no password for ${what}`, {
      remedy: 'Give it with --out-password-env VAR, --out-password-file FILE or --out-password-stdin.',
    });
  }
  if (first !== '' && (await io.askPassword?.(`${what}, again`)) !== first) {
    throw new CmgCertError('usage', `the two passwords for ${what} differ`, { remedy: 'Run it again.' });
  }
  return first;
}
