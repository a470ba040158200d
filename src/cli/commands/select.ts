import type { Command } from 'commander';
import { CmgCertError } from '../../core/errors.js';
import type { SelectionReport } from '../../core/report/selection.js';
import type { Finish, Io } from '../io.js';
import { collect, isoTime } from '../options.js';
import { addPasswordOptions, type PasswordFlags } from '../passwords.js';
import { formatOption } from '../reportOptions.js';

interface Flags extends PasswordFlags {
  computer: string;
  issuers: string[];
  issuerFile?: string;
  select?: string;
  firstCertificate?: boolean;
  roots: string[];
  intermediates: string[];
  at?: number;
  format: 'text' | 'json';
  color: boolean;
}

export function addSelect(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('select')
    .description('which client certificate Configuration Manager picks, and why not the others')
    .argument('<file...>', 'files, patterns, or - for standard input (one Base64 certificate a line serves too)')
    .requiredOption('--computer <name>', 'local computer name of the client')
    .option('--issuers <name>', 'root CA of the issuers list, as CCMCERTISSUERS names it (repeat)', collect, [])
    .option('--issuer-file <file>', 'file that holds the issuers list')
    .option('--select <criterion>', 'CCMCERTSEL: Subject:NAME, SubjectStr:PART or "SubjectAttr:OU = Computers"')
    .option('--first-certificate', 'CCMFIRSTCERT=1: of several matches the longest validity')
    .option('--roots <file>', 'root certificates that the computer trusts (repeat)', collect, [])
    .option('--intermediates <file>', 'further CA certificates for the chains (repeat)', collect, [])
    .option('--at <iso-time>', 'choose as of this time instead of now', isoTime)
    .addOption(formatOption())
    .option('--no-color', 'no colour (NO_COLOR works too)')
    .addHelpText(
      'after',
      `
A whole store, from PowerShell on the client:
  Get-ChildItem Cert:\\LocalMachine\\My | % { [Convert]::ToBase64String($_.RawData) } | cmg-cert select - --computer $env:COMPUTERNAME

Exit codes  0 one is chosen  1 none is  2 usage  3 an input cannot be read  4 not decided`,
    );
  addPasswordOptions(command);
  command.action(async (files: string[], flags: Flags) => {
    finish(await select(files, flags, io));
  });
}

async function select(patterns: readonly string[], flags: Flags, io: Io): Promise<number> {
  const { companionsOf, namesOf, readSources } = await import('../sources.js');
  const { passwordsOf } = await import('../passwords.js');
  const { createSelect } = await import('../../compose/select.js');
  const names = await namesOf(patterns, flags, io);
  const issuers = await issuersOf(flags, io);
  const passwords = await passwordsOf(flags, io);
  const { readable, unreadable } = await readSources(names, io);
  const answer = await createSelect(io.platform)(readable, {
    computer: flags.computer,
    issuers,
    criterion: flags.select,
    firstCertificate: flags.firstCertificate,
    at: flags.at,
    roots: await companionsOf(flags.roots, io),
    intermediates: await companionsOf(flags.intermediates, io),
    passwords,
    askPassword: flags.passwordStdin === true || names.includes('-') ? undefined : io.askPassword,
  });
  const missing = unreadable.map(({ name, error: { code, message, remedy } }) => ({
    name,
    code,
    message,
    ...(remedy === '' ? {} : { remedy }),
  }));
  const report = { ...answer, unreadable: [...missing, ...answer.unreadable] };
  io.stdout.write(await shown(report, flags, io));
  if (report.unreadable.length > 0) return 3;
  return { chosen: 0, none: 1, undecided: 4 }[report.outcome];
}

async function issuersOf({ issuers, issuerFile }: Flags, io: Io): Promise<string | undefined> {
  if (issuerFile === undefined) return issuers.length === 0 ? undefined : issuers.join('|');
  if (issuers.length > 0) {
    throw new CmgCertError('usage', '--issuers and --issuer-file both give the issuers list', {
      remedy: 'Give one of them.',
    });
  }
  const { sourcesOf } = await import('../sources.js');
  const { decodeText } = await import('../../core/text/decodeText.js');
  const [source] = await sourcesOf([issuerFile], io);
  return decodeText(source?.bytes ?? new Uint8Array()).text;
}

async function shown(report: SelectionReport, flags: Flags, io: Io): Promise<string> {
  if (flags.format === 'json') return `${JSON.stringify(report, undefined, 2)}\n`;
  const { styleFor, widthOf } = await import('../terminal.js');
  const { renderSelection } = await import('../../reporters/text/selection.js');
  return renderSelection(report, { width: widthOf(io), style: styleFor(flags, io) });
}
