import { createCheck } from '../../compose/check.js';
import { CmgCertError } from '../../core/errors.js';
import { argument, choiceOr, defineCommand, many, parsed, text, type ValuesOf } from '../define.js';
import { common } from '../deploymentOptions.js';
import type { Io } from '../io.js';
import { azureOptions, nameOptionsOf } from '../nameOptions.js';
import { isUrl, networkOptions, onlineOptions, refuseIdle } from '../onlineOptions.js';
import { onOff } from '../options.js';
import { passwordOptions } from '../passwords.js';
import { loadPlan, orFromPlan, planOption, withPlannedPassword } from '../planOption.js';
import { outputsOf, protectInputs, reportOptions, writeReport } from '../reportOptions.js';
import type { ReadSources } from '../sources.js';

/** As commander hands them over. */

const options = {
  as: choiceOr(
    '--as <role>',
    'what they are meant to be',
    ['server', 'client', 'connection-point', 'ca', 'auto'],
    'auto',
  ),
  serviceName: common.serviceName,
  region: common.region,
  cloud: common.cloud,
  deployment: common.deployment,
  roots: many('--roots <file>', 'trusted root certificates (repeat for several)'),
  intermediates: many('--intermediates <file>', 'further CA certificates for the path (repeat)'),
  crl: many('--crl <file>', 'CRLs to check the path by, complete and delta (repeat)'),
  issuer: many('--issuer <file>', 'certificate of the CA that issued the CRL judged (repeat)'),
  signingCertificate: many('--signing-certificate <file>', 'certificate that a token may be signed with (repeat)'),
  computer: text('--computer <name>', 'name of the computer that a client certificate is for'),
  clientsCheckCrl: parsed(
    '--clients-check-crl <on|off>',
    'site property "Clients check the CRL for site systems"',
    onOff,
  ),
  verifyClientRevocation: parsed(
    '--verify-client-revocation <on|off>',
    'wizard option "Verify client certificate revocation"',
    onOff,
  ),
  at: common.at,
  configmgr: common.configmgr,
  siteServer: common.siteServer,
  expiresSoon: common.expiresSoon,
  maxIterations: common.maxIterations,
  ...passwordOptions,
  ...planOption,
  ...networkOptions,
  ...azureOptions,
  ...reportOptions,
};
type Flags = ValuesOf<typeof options>;

export const check = defineCommand({
  name: 'check',
  alsoCalled: ['audit', 'judge', 'lint', 'scan', 'test', 'validate', 'verify'],
  description: 'judge PFX files, certificates, chains, CRLs and tokens; their kind is found from the bytes',
  isDefault: true,
  arguments: [argument('[file...]', 'files, patterns, or - for standard input')],
  options,
  run: ([files], flags, io) => checkFiles(files, flags, io),
});

async function checkFiles(given: readonly string[], asGiven: Flags, io: Io): Promise<number> {
  const planned = await loadPlan(asGiven, io);
  const flags = {
    ...withPlannedPassword(asGiven, planned),
    roots: orFromPlan(asGiven.roots, planned.files('root', 'server-root')),
    intermediates: orFromPlan(asGiven.intermediates, planned.files('intermediate')),
    crl: orFromPlan(asGiven.crl, planned.files('crl')),
  };
  const patterns = orFromPlan(given, planned.files('server'));
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
