import { CmgCertError } from '../core/errors.js';
import { firstLine } from '../core/text/decodeText.js';
import { flag, many, type ValuesOf } from './define.js';
import type { Io } from './io.js';

/** The ways to give a password, the same for every command that opens a PFX. */
export const passwordOptions = {
  passwordEnv: many('--password-env <var>', 'environment variable that holds a password (repeat)'),
  passwordFile: many('--password-file <file>', 'file that holds a password in its first line (repeat)'),
  passwordStdin: flag('--password-stdin', 'read the password from standard input'),
};
export type PasswordFlags = ValuesOf<typeof passwordOptions>;

/** Collects the passwords to try, in the order environment, files, standard input. None of them is ever shown. */
export async function passwordsOf(flags: PasswordFlags, io: Io): Promise<string[]> {
  const passwords: string[] = [];
  for (const variable of flags.passwordEnv) {
    const value = io.env[variable];
    if (value === undefined) throw new CmgCertError('configuration', `the environment variable ${variable} is not set`);
    passwords.push(value);
  }
  for (const file of flags.passwordFile) {
    try {
      passwords.push(firstLine(await io.readFile(file)));
    } catch (error) {
      if (!(error instanceof CmgCertError)) throw error;
      throw new CmgCertError('configuration', `the password file ${file}: ${error.message}`, { remedy: error.remedy });
    }
  }
  if (flags.passwordStdin === true) passwords.push(firstLine(await io.readStdin()));
  return passwords;
}
