import { dirname, isAbsolute, join, relative } from 'node:path';
import { CmgCertError, type ErrorCode } from '../../../core/errors.js';
import type { PlanValues } from '../../../planFile/template.js';
import { argumentOr, defineCommand, flag, text, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { passwordOptions } from '../../passwords.js';

const options = {
  from: text('--from <server.pfx>', 'take from this certificate what it says, and ask nothing'),
  template: flag('--template', 'state nothing, and ask nothing'),
  force: flag('--force', 'replace an existing file'),
  ...passwordOptions,
};
type Flags = ValuesOf<typeof options>;

export const planInit = defineCommand({
  name: 'init',
  description: 'write a plan: from a few questions, from the server certificate, or as a template of every key',
  arguments: [argumentOr('[file]', 'plan to write', 'plan.yaml')],
  options,
  examples: `  cmg-cert plan init                              asks, and writes plan.yaml
  cmg-cert plan init --from server.pfx --password-file password.txt
  cmg-cert plan init contoso.yaml --template      every key, each behind a #`,
  async run([file], flags, io) {
    await initPlan(file, flags, io);
    return 0;
  },
});

async function initPlan(file: string, flags: Flags, io: Io): Promise<void> {
  if (flags.from !== undefined && flags.template === true)
    throw new CmgCertError('usage', '--from and --template exclude each other');
  if (flags.force !== true) await io.refuseExisting([file]);
  const { planTemplate, SCHEMA_FILE } = await import('../../../planFile/template.js');
  const values = await valuesOf(file, flags, io);
  await io.writeFile(file, planTemplate(values, file), flags.force === true);
  io.stdout.write(
    `Wrote ${file}. State in it what you know, then: cmg-cert plan check ${file}\nEditors complete its keys with the schema beside it: cmg-cert plan schema -o ${join(dirname(file), SCHEMA_FILE)}\n`,
  );
}

async function valuesOf(file: string, flags: Flags, io: Io): Promise<PlanValues> {
  if (flags.template === true) return { deployment: { deployed: false } };
  if (flags.from !== undefined) return fromCertificate(file, flags.from, flags, io);
  if (io.questions === undefined) {
    throw new CmgCertError('usage', 'there is no terminal to ask on', {
      remedy: 'Use --template for a plan to fill in, or --from server.pfx.',
    });
  }
  const { askPlan } = await import('./questions.js');
  return askPlan(io.questions);
}

/** Service name, and where its domain is Azure's also cloud, method and region. */
async function fromCertificate(file: string, from: string, flags: Flags, io: Io): Promise<PlanValues> {
  const { passwordsOf } = await import('../../passwords.js');
  const passwords = await passwordsOf(flags, io);
  const { createCheck } = await import('../../../compose/check.js');
  const { dnsNameProblem, isWildcard } = await import('../../../core/names/dnsName.js');
  const { azureHost } = await import('../../../core/names/clouds.js');
  const bytes = await io.readFile(from).catch((error: unknown) => {
    if (!(error instanceof CmgCertError)) throw error;
    throw new CmgCertError(error.code, `${from}: ${error.message}`, { remedy: error.remedy, cause: error });
  });
  const report = await createCheck(io.platform)([{ name: from, bytes }], {
    as: 'server',
    passwords,
    askPassword: flags.passwordStdin === true ? undefined : io.askPassword,
  });
  const [input] = report.inputs;
  if (input?.error !== undefined) {
    const { code, message, remedy = '' } = input.error;
    throw new CmgCertError(code as ErrorCode, `${from}: ${message}`, { remedy });
  }
  const commonName = input?.summary?.commonName;
  if (commonName === undefined || commonName === '')
    throw new CmgCertError('no-certificate', `${from} has no certificate with a common name`, {
      remedy: 'Name the PFX of the server certificate.',
    });
  const host = azureHost(commonName);
  const domain = host?.kind === 'deployment' && host.domains.length === 1 ? host.domains[0] : undefined;
  // A wildcard stands for a name that only a person knows; what is no host name is for the check to tell, and no plan takes it.
  const isHost = commonName.includes('.') && !isWildcard(commonName) && dnsNameProblem(commonName) === undefined;
  const serviceName = isHost ? commonName : undefined;
  return {
    deployment: {
      deployed: false,
      method: domain?.deployment,
      cloud: domain?.cloud,
      region: host?.kind === 'deployment' ? host.region : undefined,
      serviceName,
    },
    files: { server: isAbsolute(from) ? from : relative(dirname(file), from).replaceAll('\\', '/') },
  };
}
