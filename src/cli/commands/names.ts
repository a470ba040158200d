import { CmgCertError } from '../../core/errors.js';
import { argument, defineCommand, flag, parsed, text, type ValuesOf } from '../define.js';
import { common } from '../deploymentOptions.js';
import type { Io } from '../io.js';
import { azureOptions, nameOptionsOf } from '../nameOptions.js';
import { isoTime, onOff } from '../options.js';
import { loadPlan, planOption } from '../planOption.js';
import { outputsOf, reportOptions, writeReport } from '../reportOptions.js';

const options = {
  region: text('--region <name>', 'Azure region, such as westus or "West US"'),
  cloud: common.cloud,
  deployment: common.deployment,
  configmgr: common.configmgr,
  content: parsed('--content <on|off>', 'whether the CMG is to serve content (default on)', onOff),
  online: flag('--online', 'ask DNS: does the name resolve, is it taken?'),
  at: parsed('--at <iso-time>', 'date the report so instead of now', isoTime),
  ...planOption,
  ...azureOptions,
  ...reportOptions,
};
type Flags = ValuesOf<typeof options>;

export const names = defineCommand({
  name: 'names',
  alsoCalled: ['dns', 'name'],
  description: 'what a service name becomes in Azure, whether it is legal and free: before you buy a certificate',
  arguments: [argument('[service-name]', 'the name that clients will use, such as GraniteFalls.contoso.com')],
  options,
  examples: `  cmg-cert names GraniteFalls.contoso.com --region westus              names, legality, DNS record
  cmg-cert names GraniteFalls.contoso.com --region westus --online     and what DNS knows of them
  cmg-cert names GraniteFalls.contoso.com --region westus --azure --subscription ID
                                                                       and what Azure says: only it can call a name free`,
  exitCodes: '0 legal, and free where that was asked  1 illegal or taken  2 usage  4 not everything asked was answered',
  run: ([serviceName], flags, io) => judgeName(serviceName, flags, io),
});

async function judgeName(given: string | undefined, flags: Flags, io: Io): Promise<number> {
  const outputs = outputsOf(flags);
  const { settings } = await loadPlan(flags, io);
  const serviceName = given ?? settings.serviceName;
  if (serviceName === undefined) {
    throw new CmgCertError('usage', 'no service name given', {
      remedy: 'cmg-cert names GraniteFalls.contoso.com --region westus, or a plan that has deployment.serviceName',
    });
  }
  const { createNames } = await import('../../compose/names.js');
  const report = await createNames(io.platform)(serviceName, {
    region: flags.region ?? settings.region,
    cloud: flags.cloud ?? settings.cloud,
    deployment: flags.deployment ?? settings.deployment,
    configmgrVersion: flags.configmgr ?? settings.configmgrVersion,
    content: flags.content ?? settings.content,
    ...(settings.deployed === undefined ? {} : { deployed: settings.deployed }),
    at: flags.at,
    online: flags.online,
    ...nameOptionsOf(flags, io),
    only: flags.only,
    skip: flags.skip,
  });
  return writeReport(report, flags, outputs, io);
}
