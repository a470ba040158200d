import type { Command } from 'commander';
import { CmgCertError } from '../core/errors.js';
import { firstLine } from '../core/text/decodeText.js';
import type { Io } from './io.js';
import { collect } from './options.js';

export interface PasswordFlags {
  readonly passwordEnv: readonly string[];
  readonly passwordFile: readonly string[];
  readonly passwordStdin?: boolean;
}

/** The ways to give a password, the same for every command that opens a PFX. */
export const addPasswordOptions = (command: Command): Command =>
  command
    .option('--password-env <var>', 'environment variable that holds a password (repeat)', collect, [])
    .option('--password-file <file>', 'file that holds a password in its first line (repeat)', collect, [])
    .option('--password-stdin', 'read the password from standard input');

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
