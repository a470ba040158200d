import { type Command, Option } from 'commander';
import { createCheck } from '../../compose/check.js';
import type { CheckOptions } from '../../compose/checkOptions.js';
import type { Role } from '../../core/check/target.js';
import { CmgCertError } from '../../core/errors.js';
import type { Finish, Io } from '../io.js';
import { addNameOptions, type NameFlags, nameOptionsOf } from '../nameOptions.js';
import { addOnlineOptions, isUrl, type OnlineFlags, onlineOptions, refuseIdle } from '../onlineOptions.js';
import { collect, configmgrVersion, isoTime, onOff, siteServer, wholeNumber } from '../options.js';
import { addPlanOption, orPlanned, type PlanFlag, plannedBy, withPlannedPassword } from '../planOption.js';
import { addReportOptions, outputsOf, protectInputs, type ReportFlags, writeReport } from '../reportOptions.js';
import type { ReadSources } from '../sources.js';

/** As commander hands them over. */
interface Flags extends ReportFlags, OnlineFlags, NameFlags, PlanFlag {
  as: Role | 'auto';
  serviceName?: string;
  region?: string;
  cloud?: CheckOptions['cloud'];
  deployment?: CheckOptions['deployment'];
  roots: string[];
  intermediates: string[];
  crl: string[];
  issuer: string[];
  signingCertificate: string[];
  computer?: string;
  clientsCheckCrl?: boolean;
  verifyClientRevocation?: boolean;
  at?: number;
  configmgr?: number;
  siteServer?: string;
  expiresSoon?: number;
  maxIterations?: number;
  passwordEnv: string[];
  passwordFile: string[];
  passwordStdin?: boolean;
}

export function addCheck(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('check', { isDefault: true })
    .description('judge PFX files, certificates, chains, CRLs and tokens; their kind is found from the bytes')
    .argument('[file...]', 'files, patterns, or - for standard input')
    .addOption(
      new Option('--as <role>', 'what they are meant to be')
        .choices(['server', 'client', 'connection-point', 'ca', 'auto'])
        .default('auto'),
    )
    .option('--service-name <fqdn>', 'the service name asked for; also what a wildcard stands for')
    .option('--region <name>', 'Azure region, such as westus')
    .addOption(new Option('--cloud <cloud>', 'Azure cloud').choices(['public', 'usgov']))
    .addOption(
      new Option('--deployment <method>', 'how the CMG is deployed').choices(['scale-set', 'cloud-service-classic']),
    )
    .option('--roots <file>', 'trusted root certificates (repeat for several)', collect, [])
    .option('--intermediates <file>', 'further CA certificates for the path (repeat)', collect, [])
    .option('--crl <file>', 'CRLs to check the path by, complete and delta (repeat)', collect, [])
    .option('--issuer <file>', 'certificate of the CA that issued the CRL judged (repeat)', collect, [])
    .option('--signing-certificate <file>', 'certificate that a token may be signed with (repeat)', collect, [])
    .option('--computer <name>', 'name of the computer that a client certificate is for')
    .option('--clients-check-crl <on|off>', 'site property "Clients check the CRL for site systems"', onOff)
    .option('--verify-client-revocation <on|off>', 'wizard option "Verify client certificate revocation"', onOff)
    .option('--at <iso-time>', 'judge as of this time instead of now', isoTime)
    .option('--configmgr <version>', 'Configuration Manager release, such as 2503', configmgrVersion)
    .option(
      '--site-server <windows>',
      'Windows Server of the site server that imports the PFX, such as 2016',
      siteServer,
    )
    .option('--expires-soon <days>', 'warn this many days before the end (default 30)', wholeNumber(1, 3650))
    .option('--max-iterations <n>', 'cap on key derivation in a PFX (default 2000000)', wholeNumber(1, 100_000_000))
    .option('--password-env <var>', 'environment variable that holds a password (repeat)', collect, [])
    .option('--password-file <file>', 'file that holds a password in its first line (repeat)', collect, [])
    .option('--password-stdin', 'read the password from standard input');
  addPlanOption(command);
  addOnlineOptions(command);
  addNameOptions(command);
  addReportOptions(command);
  command.action(async (files: string[], flags: Flags) => {
    finish(await checkFiles(files, flags, io));
  });
}

async function checkFiles(given: readonly string[], asGiven: Flags, io: Io): Promise<number> {
  const planned = await plannedBy(asGiven, io);
  const flags = {
    ...withPlannedPassword(asGiven, planned),
    roots: orPlanned(asGiven.roots, planned.files('root', 'server-root')),
    intermediates: orPlanned(asGiven.intermediates, planned.files('intermediate')),
    crl: orPlanned(asGiven.crl, planned.files('crl')),
  };
  const patterns = orPlanned(given, planned.files('server'));
  if (patterns.length === 0) {
    throw asGiven.plan === undefined
      ? new CmgCertError('usage', 'no file given', { remedy: 'cmg-cert check server.pfx, or cmg-cert --help' })
      : new CmgCertError('usage', 'no file given, and the plan names no server certificate', {
          remedy: `Name it in the plan (files.server), or judge the design alone: cmg-cert plan check ${asGiven.plan}`,
        });
  }
  const outputs = outputsOf(flags);
  refuseIdle(flags, patterns.some(isUrl));
  const { namesOf, readAnySources, readSources, withUnreadable } = await import('../sources.js');
  const names = await namesOf(patterns, flags, io);
  const { passwordsOf } = await import('../passwords.js');
  const passwords = await passwordsOf(flags, io);
  protectInputs(outputs, [
    ...names,
    ...flags.roots,
    ...flags.intermediates,
    ...flags.crl,
    ...flags.issuer,
    ...flags.signingCertificate,
    ...flags.passwordFile,
    ...(flags.plan === undefined ? [] : [flags.plan]),
  ]);
  const sources = await readAnySources(names, io);
  const unreadable = [...sources.unreadable];
  const companionsOf = async <S>(
    list: readonly string[],
    reader: (names: string[], io: Io) => Promise<ReadSources<S>>,
  ) => {
    const read = await reader((await Promise.all(list.map((name) => io.expand(name)))).flat(), io);
    unreadable.push(...read.unreadable);
    return read.readable;
  };
  const check = createCheck(io.platform);
  const { settings } = planned;
  const judged = await check(sources.readable, {
    as: flags.as,
    ...settings,
    serviceName: flags.serviceName ?? settings.serviceName,
    region: flags.region ?? settings.region,
    cloud: flags.cloud ?? settings.cloud,
    deployment: flags.deployment ?? settings.deployment,
    computer: flags.computer,
    clientsCheckCrl: flags.clientsCheckCrl ?? settings.clientsCheckCrl,
    verifyClientRevocation: flags.verifyClientRevocation ?? settings.verifyClientRevocation,
    at: flags.at,
    configmgrVersion: flags.configmgr ?? settings.configmgrVersion,
    siteServerWindows: flags.siteServer ?? settings.siteServerWindows,
    expiresSoonDays: flags.expiresSoon,
    maxIterations: flags.maxIterations,
    crls: await companionsOf(flags.crl, readAnySources),
    issuers: await companionsOf(flags.issuer, readSources),
    signingCertificates: await companionsOf(flags.signingCertificate, readSources),
    roots: await companionsOf(flags.roots, readSources),
    intermediates: await companionsOf(flags.intermediates, readSources),
    unreadAuthorities: sources.unreadable.map(({ name }) => name),
    passwords,
    // A prompt would read the terminal that --password-stdin was meant to replace.
    askPassword: flags.passwordStdin === true || names.includes('-') ? undefined : io.askPassword,
    ...onlineOptions(flags, io),
    ...nameOptionsOf(flags, io),
    only: flags.only,
    skip: flags.skip,
  });
  const missing = unreadable.slice(sources.unreadable.length).map((file) => file.name);
  const report = withUnreadable(judged, unreadable, [...names, ...missing]);
  return writeReport(report, flags, outputs, io);
}
