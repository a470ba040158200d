import type { Command } from 'commander';
import { CmgCertError } from '../../core/errors.js';
import type { Finish, Io } from '../io.js';
import { collect, isoTime } from '../options.js';
import { addReportOptions, outputsOf, protectInputs, type ReportFlags, writeReport } from '../reportOptions.js';

interface Flags extends ReportFlags {
  signingCertificate: string[];
  at?: number;
}

export function addToken(program: Command, io: Io, finish: Finish): void {
  const token = program.command('token').description('bulk registration tokens');
  const command = token
    .command('inspect')
    .description('show what a token says, and judge it as a bulk registration token; any JSON Web Token is shown')
    .argument('<file>', 'the token, or what BulkRegistrationTokenTool.exe printed; - for standard input')
    .option('--signing-certificate <file>', 'certificate that it may be signed with (repeat)', collect, [])
    .option('--at <iso-time>', 'judge as of this time instead of now', isoTime)
    .option('--show-token', 'print the token itself: whoever has it can register computers')
    .addHelpText(
      'after',
      `
Examples
  cmg-cert token inspect token.txt
  BulkRegistrationTokenTool.exe /new | cmg-cert token inspect -
  cmg-cert token inspect token.txt --signing-certificate signing.cer --format json

Exit codes  0 good  1 findings  2 usage  3 unreadable, or no token in it`,
    );
  addReportOptions(command);
  command.action(async (file: string, flags: Flags) => {
    finish(await inspect(file, flags, io));
  });
}

async function inspect(file: string, flags: Flags, io: Io): Promise<number> {
  const outputs = outputsOf(flags);
  protectInputs(outputs, [file, ...flags.signingCertificate]);
  const { companionsOf, sourcesOf } = await import('../sources.js');
  const { createCheck } = await import('../../compose/check.js');
  const sources = await sourcesOf([file], io);
  const report = await createCheck(io.platform)(sources, {
    at: flags.at,
    signingCertificates: await companionsOf(flags.signingCertificate, io),
    showToken: flags.showToken,
    only: flags.only,
    skip: flags.skip,
  });
  const [input] = report.inputs;
  if (input !== undefined && input.error === undefined && input.kind !== 'token') {
    const line = input.kind === 'commandline';
    throw new CmgCertError('not-recognised', `${input.name} is no token but a ${line ? 'command line' : input.kind}`, {
      remedy: line
        ? `cmg-cert ccmsetup lint ${file} judges it, with the token in it.`
        : `cmg-cert check ${file} judges it as what it is.`,
    });
  }
  return writeReport(report, flags, outputs, io);
}
