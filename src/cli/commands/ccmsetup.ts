import type { BuildRequest, ClientAuthentication, Shell } from '../../core/ccmsetup/build.js';
import type { Source } from '../../core/check/inputs.js';
import { CmgCertError } from '../../core/errors.js';
import {
  argument,
  choice,
  choiceOr,
  defineCommand,
  defineGroup,
  flag,
  formerly,
  many,
  negated,
  parsed,
  required,
  text,
  type ValuesOf,
} from '../define.js';
import { common } from '../deploymentOptions.js';
import type { Io } from '../io.js';
import { isoTime, onOff } from '../options.js';
import { outputsOf, protectInputs, reportOptions, screenFormat, writeReport } from '../reportOptions.js';

const lintOptions = {
  signingCertificate: many('--signing-certificate <file>', 'certificate that the token may be signed with (repeat)'),
  clientsCheckCrl: parsed(
    '--clients-check-crl <on|off>',
    'site property "Clients check the CRL for site systems"',
    onOff,
  ),
  configmgr: common.configmgr,
  at: common.at,
  ...reportOptions,
};
type LintFlags = ValuesOf<typeof lintOptions>;

const lintCommand = defineCommand({
  name: 'lint',
  description: 'judge a ccmsetup command line, as pasted from a script, a document or a mail, and the token in it',
  arguments: [argument('<line>', 'the line in quotation marks, a file that holds it, or - for standard input')],
  options: lintOptions,
  examples: `  cmg-cert ccmsetup lint install.cmd --clients-check-crl off
  cmg-cert ccmsetup lint "ccmsetup.exe /mp:https://… CCMHOSTNAME=… SMSSITECODE=ABC"`,
  notes: 'A token on the command line stays in the history of the shell: a file or - is the better way.',
  run: ([line], flags, io) => lint(line, flags, io),
});

const buildOptions = {
  host: required('--host <fqdn>', 'service name of the gateway'),
  auth: choice('--auth <method>', 'how clients prove who they are', ['entra', 'pki', 'token']),
  mpId: text('--mp-id <number>', 'number of the management point in its address through the gateway'),
  siteCode: text('--site-code <code>', 'site that the client is assigned to'),
  initialMp: text('--initial-mp <url>', 'SMSMP: the management point to begin with, https://mp1.contoso.com'),
  token: text('--token <file>', 'the bulk registration token, or what its tool printed; - for standard input'),
  crlCheck: negated('--no-crl-check', 'write /NoCRLCheck: the CRL of the server certificate is not public'),
  mp: negated('--no-mp', 'leave /mp out, where the line would be too long'),
  alwaysInternet: flag('--always-internet', 'the client never comes to the intranet'),
  tenantId: text('--tenant-id <guid>', 'AADTENANTID: tenant in Microsoft Entra ID'),
  clientAppId: text('--client-app-id <guid>', 'AADCLIENTAPPID: client app'),
  resourceUri: text('--resource-uri <uri>', 'AADRESOURCEURI: application ID URI of the server app'),
  configmgr: common.configmgr,
  intune: flag('--intune', 'for a line-of-business app with ccmsetup.msi: CCMSETUPCMD="…", 1,024 characters at most'),
  shell: choiceOr('--shell <shell>', 'quotation marks for', ['cmd', 'powershell'], 'cmd'),
  registry: choice('--registry <form>', 'instead: registry values for installed clients', ['reg', 'powershell']),
  at: parsed('--at <iso-time>', 'judge the token as of this time instead of now', isoTime),
  out: formerly('--output <file>', text('-o, --out <file>', 'write to this file instead (.reg as UTF-16)')),
  force: flag('--force', 'replace the file'),
  format: screenFormat,
};
type BuildFlags = ValuesOf<typeof buildOptions>;

const buildCommand = defineCommand({
  name: 'build',
  description:
    'write the command line for clients on the internet, or the registry values for clients installed already',
  options: buildOptions,
  examples: `  cmg-cert ccmsetup build --auth entra --host GraniteFalls.contoso.com --mp-id 72057594037928290 --site-code ABC
  cmg-cert ccmsetup build --auth token --token token.txt --host … --mp-id … --site-code ABC --intune
  cmg-cert ccmsetup build --registry reg --host GraniteFalls.contoso.com -o cmg.reg`,
  exitCodes: '0 written  1 the line would have errors, nothing written  2 usage  3 the token cannot be read',
  run: (_, flags, io) => build(flags, io),
});

export const ccmsetup = defineGroup('ccmsetup', 'command lines that install the Configuration Manager client', [
  buildCommand,
  lintCommand,
]);

async function lint(text: string, flags: LintFlags, io: Io): Promise<number> {
  const outputs = outputsOf(flags);
  const isFile = text === '-' || !looksLikeLine(text);
  protectInputs(outputs, [...(isFile ? [text] : []), ...flags.signingCertificate]);
  const { companionsOf, sourcesOf } = await import('../sources.js');
  const source: Source = isFile
    ? ((await sourcesOf([text], io))[0] as Source)
    : { name: 'this line', bytes: new TextEncoder().encode(text) };
  const { createCheck } = await import('../../compose/check.js');
  const report = await createCheck(io.platform)([{ ...source, as: 'commandline' }], {
    at: flags.at,
    clientsCheckCrl: flags.clientsCheckCrl,
    configmgrVersion: flags.configmgr,
    signingCertificates: await companionsOf(flags.signingCertificate, io),
    only: flags.only,
    skip: flags.skip,
  });
  return writeReport(report, flags, outputs, io);
}

/** No file is called like an argument: `/mp:x` or `NAME=value`, with or without the program before it. */
const looksLikeLine = (text: string): boolean =>
  /(?:^|\s)["']?(?:[/\u2013\u2014-][A-Za-z]+(?::|\s|$)|[A-Za-z]{3,}=)/.test(text) &&
  (/\s|=/.test(text) || text.includes(':'));

async function build(flags: BuildFlags, io: Io): Promise<number> {
  if (flags.registry !== undefined) return buildRegistry(flags, io);
  const { buildArguments, writeCommandLine } = await import('../../core/ccmsetup/build.js');
  const shell: Shell = flags.intune === true ? 'intune' : flags.shell;
  const line = writeCommandLine(buildArguments(await requestOf(flags, io)), shell);
  const { createCheck } = await import('../../compose/check.js');
  const source: Source = { name: 'the line', bytes: new TextEncoder().encode(line), as: 'commandline' };
  const report = await createCheck(io.platform)([source], {
    at: flags.at,
    clientsCheckCrl: flags.crlCheck ? undefined : false,
    configmgrVersion: flags.configmgr,
  });
  if (report.verdict === 'fail') {
    const { render } = await import('../render.js');
    io.stderr.write(await render(report, 'text', { color: false }, undefined));
    return 1;
  }
  if (flags.format === 'json') {
    await put(
      `${JSON.stringify({ commandLine: line, shell, characters: line.length, verdict: report.verdict }, undefined, 2)}\n`,
      flags,
      io,
    );
    return 0;
  }
  await put(`${line}\n`, flags, io);
  for (const { outcome, message } of report.inputs.flatMap(({ results }) => results)) {
    if (outcome === 'fail' || outcome === 'note') io.stderr.write(`note: ${message}\n`);
  }
  return 0;
}

async function requestOf(flags: BuildFlags, io: Io): Promise<BuildRequest> {
  const wanted = (value: string | undefined, option: string): string => {
    if (value !== undefined) return value;
    throw new CmgCertError('usage', `${option} is missing`, {
      remedy: 'cmg-cert ccmsetup build --help shows a whole line.',
    });
  };
  return {
    authentication: wanted(flags.auth, '--auth') as ClientAuthentication,
    host: flags.host,
    managementPointId: wanted(flags.mpId, '--mp-id'),
    siteCode: wanted(flags.siteCode, '--site-code'),
    initialManagementPoint: flags.initialMp,
    token: flags.token === undefined ? undefined : await tokenOf(flags.token, io),
    crlCheck: flags.crlCheck,
    mp: flags.mp,
    alwaysInternet: flags.alwaysInternet,
    tenantId: flags.tenantId,
    clientAppId: flags.clientAppId,
    resourceUri: flags.resourceUri,
  };
}

async function tokenOf(file: string, io: Io): Promise<string> {
  const { sourcesOf } = await import('../sources.js');
  const { readAll } = await import('../../core/read.js');
  const [source] = await sourcesOf([file], io);
  const { token } = readAll((source as Source).bytes);
  if (token === undefined) {
    throw new CmgCertError('not-recognised', `${file}: there is no token in it`, {
      remedy: 'Give the file that BulkRegistrationTokenTool.exe /new > token.txt wrote.',
    });
  }
  const { decodeToken } = await import('../../core/token/decodeToken.js');
  return decodeToken(token).value;
}

async function buildRegistry(flags: BuildFlags, io: Io): Promise<number> {
  const stranger = (
    ['auth', 'mpId', 'siteCode', 'initialMp', 'token', 'tenantId', 'clientAppId', 'resourceUri', 'intune'] as const
  ).find((name) => flags[name] !== undefined);
  if (stranger !== undefined || !flags.crlCheck || flags.format === 'json') {
    const option = stranger === undefined ? (flags.crlCheck ? 'format' : 'no-crl-check') : kebab(stranger);
    throw new CmgCertError('usage', `--${option} does not belong to --registry`, {
      remedy: 'The registry values take --host and --always-internet.',
    });
  }
  const { registryFile, registryScript, utf16File } = await import('../../core/ccmsetup/registry.js');
  const text = flags.registry === 'reg' ? registryFile(flags) : registryScript(flags);
  if (flags.out === undefined) io.stdout.write(text);
  else await io.writeFile(flags.out, flags.registry === 'reg' ? utf16File(text) : text, flags.force === true);
  return 0;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A line with a token in it is a credential. */
async function put(text: string, { out, force, token }: BuildFlags, io: Io): Promise<void> {
  if (out === undefined) io.stdout.write(text);
  else if (token !== undefined) await io.writeSecret(out, text, force === true);
  else await io.writeFile(out, text, force === true);
}
