import { Command, CommanderError } from 'commander';
import { CmgCertError } from '../core/errors.js';
import { visible } from '../core/text/escape.js';
import { nearestName } from '../core/text/nearestName.js';
import { VERSION } from '../version.js';
import { COMMANDS } from './commands/index.js';
import { addCommand } from './define.js';
import type { Io } from './io.js';
import { PLANNED_COMMANDS } from './unavailable.js';

/** Parses and runs. Usage errors are exit 2, help is exit 0. */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  const [verb] = argv;
  if (verb !== undefined && PLANNED_COMMANDS.includes(verb)) {
    throw new CmgCertError('usage', `the command ${verb} is not in this version yet`, {
      remedy: `cmg-cert --help lists what is. For a file of that name: cmg-cert check ${verb}`,
    });
  }
  if (verb !== undefined) await refuseUnknown(verb, io);
  let code = 0;
  const program = new Command('cmg-cert')
    .description(
      'Checks certificates and PKI for the Microsoft Configuration Manager cloud management gateway (CMG) before you deploy it.',
    )
    .version(VERSION, '-V, --version')
    // `request` and `request check` both have -o: each takes what stands behind its name.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Arguments are echoed in messages, and may hold what a terminal would obey.
      writeErr: (text) => io.stderr.write(text.split('\n').map(visible).join('\n')),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      outputError: (text, write) => write(text.replace(/^error: /, 'cmg-cert: ')),
    })
    .addHelpText(
      'after',
      `
Examples
  cmg-cert check server.pfx                       can this be the CMG server certificate?
  cmg-cert server.pfx --roots root.cer            the same; check is the default command
  cmg-cert check *.cer --as client --format json  client certificates, for a pipeline
  cmg-cert explain name/prefix-characters         why, how to mend it, where it is documented

Exit codes  0 good  1 findings  2 usage  3 unreadable or wrong password  4 incomplete  70 our fault`,
    );
  const finish = (result: number): void => {
    code = result;
  };
  for (const command of COMMANDS) addCommand(program, command, io, finish);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

/** A word that is no command and no file: `check` is the default command, and would look for a file of that name. */
async function refuseUnknown(verb: string, io: Io): Promise<void> {
  const known = COMMANDS.map(({ name }) => name);
  if (!/^[a-z][a-z-]*$/i.test(verb) || known.includes(verb) || verb === 'help' || (await io.exists(verb))) return;
  const near =
    COMMANDS.find(({ alsoCalled }) => alsoCalled?.includes(verb))?.name ??
    nearestName(verb, known, verb.length < 4 ? 1 : 2);
  throw new CmgCertError('usage', `there is no command "${verb}", and no file of that name`, {
    remedy: near === undefined ? 'cmg-cert --help lists the commands.' : `Did you mean cmg-cert ${near}?`,
  });
}
