import { join } from 'node:path';
import type { Command } from 'commander';
import type { Finish, Io } from '../io.js';
import { collect, configmgrVersion, isoTime } from '../options.js';
import { addPasswordOptions, type PasswordFlags } from '../passwords.js';
import { formatOption } from '../reportOptions.js';

interface Flags extends PasswordFlags {
  out: string;
  force?: boolean;
  roots: string[];
  intermediates: string[];
  at?: number;
  configmgr?: number;
  format: 'text' | 'json';
  color: boolean;
}

export function addChain(program: Command, io: Io, finish: Finish): void {
  const chain = program.command('chain').description('the CA certificates of a client certificate');
  const command = chain
    .command('export')
    .description(
      'write exactly the CA files to upload to the CMG, from a PFX, a client certificate with its CAs, or a P7B',
    )
    .argument('<file...>', 'files, patterns, or - for standard input')
    .option('--out <dir>', 'folder to write to; made where it is missing', '.')
    .option('--force', 'replace files that exist')
    .option('--roots <file>', 'root certificates to complete the chain with (repeat)', collect, [])
    .option('--intermediates <file>', 'further CA certificates to complete it with (repeat)', collect, [])
    .option('--at <iso-time>', 'judge as of this time instead of now', isoTime)
    .option('--configmgr <version>', 'Configuration Manager release, such as 2503', configmgrVersion)
    .addOption(formatOption())
    .option('--no-color', 'no colour (NO_COLOR works too)')
    .addHelpText('after', '\nExit codes  0 written  1 incomplete, nothing written  2 usage  3 an input cannot be read');
  addPasswordOptions(command);
  command.action(async (files: string[], flags: Flags) => {
    finish(await exportChain(files, flags, io));
  });
}

async function exportChain(patterns: readonly string[], flags: Flags, io: Io): Promise<number> {
  const { companionsOf, namesOf, sourcesOf } = await import('../sources.js');
  const { passwordsOf } = await import('../passwords.js');
  const { createChainExport } = await import('../../compose/chain.js');
  const names = await namesOf(patterns, flags, io);
  const passwords = await passwordsOf(flags, io);
  const { report, files } = await createChainExport(io.platform)(await sourcesOf(names, io), {
    roots: await companionsOf(flags.roots, io),
    intermediates: await companionsOf(flags.intermediates, io),
    at: flags.at,
    configmgrVersion: flags.configmgr,
    passwords,
    askPassword: flags.passwordStdin === true || names.includes('-') ? undefined : io.askPassword,
  });
  if (report.complete) {
    const targets = files.map(({ name, bytes }) => ({ path: join(flags.out, name), bytes }));
    if (flags.force !== true) await io.refuseExisting(targets.map(({ path }) => path));
    await io.makeFolder(flags.out);
    for (const { path, bytes } of targets) await io.writeFile(path, bytes, flags.force === true);
  }
  if (flags.format === 'json') {
    io.stdout.write(`${JSON.stringify({ ...report, folder: report.complete ? flags.out : null }, undefined, 2)}\n`);
  } else {
    const { styleFor, widthOf } = await import('../terminal.js');
    const { renderUpload } = await import('../../reporters/text/upload.js');
    io.stdout.write(renderUpload(report, flags.out, { width: widthOf(io), style: styleFor(flags, io) }));
  }
  return report.complete ? 0 : 1;
}
