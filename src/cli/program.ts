import { Command, CommanderError } from 'commander';
import { CmgCertError } from '../core/errors.js';
import { visible } from '../core/text/escape.js';
import { VERSION } from '../version.js';
import { addCcmsetup } from './commands/ccmsetup.js';
import { addChain } from './commands/chain.js';
import { addCheck } from './commands/check.js';
import { addExplain } from './commands/explain.js';
import { addLab } from './commands/lab/index.js';
import { addNames } from './commands/names.js';
import { addPfx } from './commands/pfx.js';
import { addPlan } from './commands/plan/index.js';
import { addRenewal } from './commands/renewal.js';
import { addRequest } from './commands/request.js';
import { addRules } from './commands/rules.js';
import { addSelect } from './commands/select.js';
import { addToken } from './commands/token.js';
import { addWeb } from './commands/web.js';
import type { Finish, Io } from './io.js';
import { PLANNED_COMMANDS } from './unavailable.js';

/** Parses and runs. Usage errors are exit 2, help is exit 0. */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  const [verb] = argv;
  if (verb !== undefined && PLANNED_COMMANDS.includes(verb)) {
    throw new CmgCertError('usage', `the command ${verb} is not in this version yet`, {
      remedy: `cmg-cert --help lists what is. For a file of that name: cmg-cert check ${verb}`,
    });
  }
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
  const finish: Finish = (result) => {
    code = result;
  };
  addCheck(program, io, finish);
  addChain(program, io, finish);
  addSelect(program, io, finish);
  addNames(program, io, finish);
  addRenewal(program, io, finish);
  addToken(program, io, finish);
  addCcmsetup(program, io, finish);
  addLab(program, io, finish);
  addPfx(program, io, finish);
  addPlan(program, io, finish);
  addRequest(program, io, finish);
  addRules(program, io, finish);
  addExplain(program, io, finish);
  addWeb(program, io, finish);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
