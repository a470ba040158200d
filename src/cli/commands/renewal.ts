import type { Source } from '../../core/check/inputs.js';
import { CmgCertError } from '../../core/errors.js';
import { writePem } from '../../core/pem.js';
import type { InputReport, Report } from '../../core/report/report.js';
import { argument, defineCommand, flag, many, parsed, text, type ValuesOf } from '../define.js';
import { common } from '../deploymentOptions.js';
import type { Io } from '../io.js';
import { siteServer, wholeNumber } from '../options.js';
import { passwordOptions } from '../passwords.js';
import { loadPlan, orFromPlan, type Planned, planOption, withPlannedPassword } from '../planOption.js';
import { outputsOf, protectInputs, reportOptions, writeReport } from '../reportOptions.js';

const options = {
  connect: text('--connect <host>', 'take the old certificate from the live service, HOST or HOST:PORT'),
  convert: flag('--convert', 'the CMG is to become a virtual machine scale set as well'),
  ics: text('--ics <file>', 'write the next renewal as a calendar entry'),
  serviceName: text('--service-name <fqdn>', 'the service name that a wildcard stands for'),
  region: common.region,
  cloud: common.cloud,
  deployment: common.deployment,
  roots: many('--roots <file>', 'trusted root certificates (repeat for several)'),
  intermediates: many('--intermediates <file>', 'further CA certificates for the paths (repeat)'),
  at: common.at,
  configmgr: common.configmgr,
  siteServer: parsed('--site-server <windows>', 'Windows Server of the site server that imports the PFX', siteServer),
  expiresSoon: parsed(
    '--expires-soon <days>',
    'days before the end at which to renew (default 30)',
    wholeNumber(1, 3650),
  ),
  ...planOption,
  ...passwordOptions,
  ...reportOptions,
};
type Flags = ValuesOf<typeof options>;

export const renewal = defineCommand({
  name: 'renewal',
  alsoCalled: ['renew', 'replace'],
  description: 'will the new server certificate be accepted in place of the old one',
  arguments: [
    argument(
      '[file...]',
      'the certificate in use, then the new one: PFX or certificate (only the new one with --connect)',
    ),
  ],
  options,
  examples: `  cmg-cert renewal old.pfx new.pfx --roots root.cer
  cmg-cert renewal new.pfx --connect GraniteFalls.contoso.com --ics renew.ics
  cmg-cert renewal new.pfx --plan contoso.yaml           in place of the certificate that the plan names
  cmg-cert renewal old.cer new.pfx --only "renewal/*"    the comparison alone`,
  run: ([files], flags, io) => compare(files, flags, io),
});

async function compare(given: readonly string[], asGiven: Flags, io: Io): Promise<number> {
  const planned = await loadPlan(asGiven, io);
  const flags = {
    ...withPlannedPassword(asGiven, planned),
    roots: orFromPlan(asGiven.roots, planned.files('root', 'server-root')),
    intermediates: orFromPlan(asGiven.intermediates, planned.files('intermediate')),
  };
  const files = filesOf(given, flags, planned);
  const outputs = outputsOf(flags);
  const wanted = flags.connect === undefined ? 2 : 1;
  const { companionsOf, namesOf, sourcesOf } = await import('../sources.js');
  const names = await namesOf(files, flags, io);
  if (names.length !== wanted) throw wrongNumber(names.length, flags);
  protectInputs(
    [...outputs, ...(flags.ics === undefined ? [] : [{ file: flags.ics }])],
    [
      ...(flags.plan === undefined ? [] : [flags.plan]),
      ...names,
      ...flags.roots,
      ...flags.intermediates,
      ...flags.passwordFile,
    ],
  );
  const { passwordsOf } = await import('../passwords.js');
  const passwords = await passwordsOf(flags, io);
  const sources = await sourcesOf(names, io);
  const live = flags.connect === undefined ? undefined : await presented(flags.connect);
  const old = live ?? sources[0];
  const { settings } = planned;
  const { createRenewal } = await import('../../compose/renewal.js');
  const report = await createRenewal(io.platform)(old as Source, sources.at(-1) as Source, {
    ...settings,
    convert: flags.convert,
    fetched: live === undefined ? [] : [{ what: 'tls', of: live.name, result: 'showed its certificates' }],
    serviceName: flags.serviceName ?? settings.serviceName,
    region: flags.region ?? settings.region,
    cloud: flags.cloud ?? settings.cloud,
    deployment: flags.deployment ?? settings.deployment,
    at: flags.at,
    configmgrVersion: flags.configmgr ?? settings.configmgrVersion,
    siteServerWindows: flags.siteServer ?? settings.siteServerWindows,
    expiresSoonDays: flags.expiresSoon,
    roots: await companionsOf(flags.roots, io),
    intermediates: await companionsOf(flags.intermediates, io),
    passwords,
    askPassword: flags.passwordStdin === true || names.includes('-') ? undefined : io.askPassword,
    only: flags.only,
    skip: flags.skip,
  });
  if (flags.ics !== undefined) await writeCalendar(report, flags.ics, flags, io);
  return writeReport(report, flags, outputs, io);
}

/** A plan has the certificate in use, and the one that is to take its place; a file that is given alone is the new one. */
function filesOf(given: readonly string[], { connect }: Flags, planned: Planned): readonly string[] {
  const current = planned.files('current');
  const server = planned.files('server');
  if (connect !== undefined) return orFromPlan(given, server);
  if (given.length === 0) return [...current, ...server];
  return given.length === 1 ? [...orFromPlan(current, server), ...given] : given;
}

function wrongNumber(found: number, { connect }: Flags): CmgCertError {
  const counted = found === 1 ? '1 file' : `${found} files`;
  return connect === undefined
    ? new CmgCertError('usage', `two files are wanted, the old certificate and the new one; here are ${counted}`, {
        remedy: 'cmg-cert renewal old.pfx new.pfx, or --connect HOST in place of the old one.',
      })
    : new CmgCertError('usage', `with --connect one file is wanted, the new certificate; here are ${counted}`);
}

async function presented(value: string): Promise<Source> {
  const { splitHostPort } = await import('../hostPort.js');
  const { presentedChain } = await import('../../platform/node/presentedChain.js');
  const { host, port } = splitHostPort(value, 443);
  const chain = await presentedChain(host, port);
  const pem = chain.map((der) => writePem('CERTIFICATE', der));
  return { name: `${host}:${port}`, bytes: new TextEncoder().encode(pem.join('')) };
}

async function writeCalendar(report: Report, file: string, flags: Flags, io: Io): Promise<void> {
  const input = report.inputs.find(
    (one): one is InputReport & Required<Pick<InputReport, 'renewal' | 'summary'>> =>
      one.renewal !== undefined && one.summary !== undefined,
  );
  if (input === undefined) return;
  const { renewalCalendar } = await import('../renewalCalendar.js');
  await io.writeFile(file, renewalCalendar(input, report.checkedAt), flags.force === true);
}
