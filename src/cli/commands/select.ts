import { CmgCertError } from '../../core/errors.js';
import type { SelectionReport } from '../../core/report/selection.js';
import { argument, defineCommand, flag, many, parsed, required, text, type ValuesOf } from '../define.js';
import type { Io } from '../io.js';
import { isoTime } from '../options.js';
import { passwordOptions } from '../passwords.js';
import { noColor, screenFormat } from '../reportOptions.js';

const options = {
  computer: required('--computer <name>', 'local computer name of the client'),
  issuers: many('--issuers <name>', 'root CA of the issuers list, as CCMCERTISSUERS names it (repeat)'),
  issuerFile: text('--issuer-file <file>', 'file that holds the issuers list'),
  select: text('--select <criterion>', 'CCMCERTSEL: Subject:NAME, SubjectStr:PART or "SubjectAttr:OU = Computers"'),
  firstCertificate: flag('--first-certificate', 'CCMFIRSTCERT=1: of several matches the longest validity'),
  roots: many('--roots <file>', 'root certificates that the computer trusts (repeat)'),
  intermediates: many('--intermediates <file>', 'further CA certificates for the chains (repeat)'),
  at: parsed('--at <iso-time>', 'choose as of this time instead of now', isoTime),
  format: screenFormat,
  color: noColor,
  ...passwordOptions,
};
type Flags = ValuesOf<typeof options>;

export const select = defineCommand({
  name: 'select',
  description: 'which client certificate Configuration Manager picks, and why not the others',
  arguments: [
    argument('<file...>', 'files, patterns, or - for standard input (one Base64 certificate a line serves too)'),
  ],
  options,
  notes: `A whole store, from PowerShell on the client:
  Get-ChildItem Cert:\\LocalMachine\\My | % { [Convert]::ToBase64String($_.RawData) } | cmg-cert select - --computer $env:COMPUTERNAME`,
  exitCodes: '0 one is chosen  1 none is  2 usage  3 an input cannot be read  4 not decided',
  run: ([files], flags, io) => choose(files, flags, io),
});

async function choose(patterns: readonly string[], flags: Flags, io: Io): Promise<number> {
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
