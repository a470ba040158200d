import { extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { CmgCertError } from '../../core/errors.js';
import { exitCode } from '../../core/report/exitCode.js';
import { argument, choiceOr, defineCommand, flag, many, parsed, parsedOr, text, type ValuesOf } from '../define.js';
import { common } from '../deploymentOptions.js';
import type { Io } from '../io.js';
import { newPassword, newPasswordOptions } from '../newPassword.js';
import { noColor, outputsOf, protectInputs, reportOptions, screenFormat, writeReport } from '../reportOptions.js';

const nameOptions = {
  serviceName: common.serviceName,
  region: common.region,
  cloud: common.cloud,
  deployment: common.deployment,
  configmgr: common.configmgr,
  at: common.at,
};

const checkOptions = {
  for: choiceOr(
    '--for <role>',
    'what the certificate is for',
    ['server', 'client', 'connection-point', 'auto'],
    'auto',
  ),
  computer: text('--computer <name>', 'name of the computer that a client certificate is for'),
  ...nameOptions,
  ...reportOptions,
};
type CheckFlags = ValuesOf<typeof checkOptions>;

const check = defineCommand({
  name: 'check',
  description: 'judge certificate requests (PEM, DER) before they are sent',
  arguments: [argument('<file...>', 'requests, patterns, or - for standard input')],
  options: checkOptions,
  run: ([files], flags, io) => judge(files, flags, io),
});

const options = {
  for: choiceOr('--for <role>', 'what the certificate is for', ['server', 'client', 'connection-point'], 'server'),
  // Commander would ask a required option of `request check` too.
  out: text('-o, --out <file>', 'file to write: .inf for certreq, or .csr (.req, .p10, .pem) for a request'),
  key: text('--key <file>', 'file for the private key of a request (default: as the request, with .key)'),
  keySize: parsedOr('--key-size <bits>', '2048 or 4096 (default 2048)', keySize, 2048),
  dns: many('--dns <name>', 'further DNS name for the SAN (repeat)'),
  organization: text(
    '--organization <name>',
    'organization (O) of the subject; a renewal keeps that of the old certificate',
  ),
  organizationalUnit: text('--organizational-unit <name>', 'organizational unit (OU)'),
  locality: text('--locality <name>', 'city (L)'),
  state: text('--state <name>', 'state or province (ST)'),
  country: parsed('--country <code>', 'country (C), two letters', (code) => code.toUpperCase()),
  provider: text('--provider <name>', 'INF: provider of the key (default "Microsoft Software Key Storage Provider")'),
  template: text('--template <name>', 'INF: certificate template of your CA, by its name without spaces'),
  exportable: flag('--exportable', 'INF: let a client key leave its computer (server keys always may)'),
  plainKey: flag('--plain-key', 'write the key without a password'),
  force: flag('--force', 'replace files that exist'),
  format: screenFormat,
  color: noColor,
  ...newPasswordOptions,
  ...nameOptions,
};
type Flags = ValuesOf<typeof options>;

export const request = defineCommand({
  name: 'request',
  alsoCalled: ['csr', 'inf', 'order'],
  description: 'ask for a certificate: a certreq INF for Windows, or a request (CSR) and its key',
  arguments: [argument('<name>', 'service name of the CMG, or name of the computer')],
  options,
  exitCodes: '0 written  1 refused: an illegal name  2 usage  4 a wildcard without --service-name',
  commands: [check],
  async run([name], flags, io) {
    const { out } = flags;
    if (out !== undefined) return write(name, { ...flags, out }, io);
    throw new CmgCertError('usage', 'no file to write', {
      remedy: `cmg-cert request ${name} -o cmg.inf for certreq on Windows, or -o cmg.csr for a request and its key.`,
    });
  },
});

function keySize(value: string): 2048 | 4096 {
  if (value === '2048') return 2048;
  if (value === '4096') return 4096;
  throw new InvalidArgumentError('The CMG and its clients take RSA keys of 2048 or 4096 bits.');
}

async function write(name: string, flags: Flags & { readonly out: string }, io: Io): Promise<number> {
  const form = formOf(flags.out);
  refuseOptionsOfTheOther(form, flags);
  const keyFile = form === 'csr' ? (flags.key ?? `${flags.out.slice(0, -extname(flags.out).length)}.key`) : undefined;
  if (keyFile === flags.out) throw new CmgCertError('usage', `--key and -o are both ${flags.out}`);
  const files = [flags.out, ...(keyFile === undefined ? [] : [keyFile])];
  if (flags.force !== true) await io.refuseExisting(files);
  const { createWriteRequest } = await import('../../compose/request.js');
  const { report, order, content, keyPem } = await createWriteRequest(io.platform)(name, {
    role: flags.for,
    form,
    keyBits: flags.keySize,
    dnsNames: flags.dns,
    subject: {
      organization: flags.organization,
      organizationalUnit: flags.organizationalUnit,
      locality: flags.locality,
      state: flags.state,
      country: flags.country,
    },
    serviceName: flags.serviceName,
    region: flags.region,
    cloud: flags.cloud,
    deployment: flags.deployment,
    configmgrVersion: flags.configmgr,
    at: flags.at,
    provider: flags.provider,
    template: flags.template,
    ...(flags.exportable === true ? { exportable: true } : {}),
  });
  if (content !== undefined) {
    if (keyFile !== undefined && keyPem !== undefined) {
      const password = flags.plainKey === true ? undefined : await newPassword(flags, 'the new private key', false, io);
      await io.writeSecret(keyFile, keyPem(password), flags.force === true);
    }
    await io.writeFile(flags.out, content, flags.force === true);
  }
  const written = content !== undefined;
  if (flags.format === 'json') {
    const result = { schemaVersion: 1, written, files: written ? files : [], order, report };
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  } else if (written) {
    const { styleFor, widthOf } = await import('../terminal.js');
    const { renderRequest } = await import('../../reporters/text/request.js');
    const view = {
      serviceName: flags.serviceName,
      role: flags.for,
      form,
      file: flags.out,
      keyFile,
      plainKey: flags.plainKey === true,
      order,
      report,
    };
    io.stdout.write(renderRequest(view, { width: widthOf(io), style: styleFor(flags, io) }));
  } else {
    const { render } = await import('../render.js');
    io.stdout.write(await render(report, 'text', flags, io));
    io.stderr.write('Nothing was written.\n');
  }
  return exitCode(report, { failOn: 'error', allowIncomplete: false });
}

function formOf(file: string): 'inf' | 'csr' {
  const extension = extname(file).toLowerCase();
  if (extension === '.inf') return 'inf';
  if (['.csr', '.req', '.p10', '.pem'].includes(extension)) return 'csr';
  throw new CmgCertError('usage', `-o ${file}: its ending says neither INF nor request`, {
    remedy: 'End it with .inf for certreq on Windows, or with .csr for a request and its key.',
  });
}

/** An option without effect would be taken for one that had its effect. */
function refuseOptionsOfTheOther(form: 'inf' | 'csr', flags: Flags): void {
  const ofInf = [
    ['--provider', flags.provider],
    ['--template', flags.template],
    ['--exportable', flags.exportable],
  ] as const;
  const ofCsr = [
    ['--key', flags.key],
    ['--plain-key', flags.plainKey],
    ['--out-password-env', flags.outPasswordEnv],
    ['--out-password-file', flags.outPasswordFile],
    ['--out-password-stdin', flags.outPasswordStdin],
  ] as const;
  const wrong = (form === 'inf' ? ofCsr : ofInf).find(([, value]) => value !== undefined);
  if (wrong === undefined) return;
  const reason =
    form === 'inf' ? 'an INF has no key: certreq makes it in the key store of Windows' : 'it is for an INF alone';
  throw new CmgCertError('usage', `${wrong[0]}: ${reason}`, { remedy: 'Leave it out, or give -o another ending.' });
}

async function judge(patterns: readonly string[], flags: CheckFlags, io: Io): Promise<number> {
  const outputs = outputsOf(flags);
  const { namesOf, readSources, withUnreadable } = await import('../sources.js');
  const { createCheck } = await import('../../compose/check.js');
  const names = await namesOf(patterns, {}, io);
  protectInputs(outputs, names);
  const { readable, unreadable } = await readSources(names, io);
  const judged = await createCheck(io.platform)(readable, {
    as: flags.for,
    serviceName: flags.serviceName,
    region: flags.region,
    cloud: flags.cloud,
    deployment: flags.deployment,
    configmgrVersion: flags.configmgr,
    computer: flags.computer,
    at: flags.at,
    only: flags.only,
    skip: flags.skip,
  });
  const other = judged.inputs.find(({ kind, error }) => error === undefined && kind !== 'csr');
  if (other !== undefined) {
    throw new CmgCertError('usage', `${other.name} is no certificate request`, {
      remedy: `For what it is: cmg-cert check ${other.name}`,
    });
  }
  return writeReport(withUnreadable(judged, unreadable, names), flags, outputs, io);
}
