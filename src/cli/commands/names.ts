import { type Command, Option } from 'commander';
import type { CheckOptions } from '../../compose/checkOptions.js';
import { CmgCertError } from '../../core/errors.js';
import type { Finish, Io } from '../io.js';
import { addNameOptions, type NameFlags, nameOptionsOf } from '../nameOptions.js';
import { configmgrVersion, isoTime, onOff } from '../options.js';
import { addPlanOption, type PlanFlag, plannedBy } from '../planOption.js';
import { addReportOptions, outputsOf, type ReportFlags, writeReport } from '../reportOptions.js';

interface Flags extends ReportFlags, NameFlags, PlanFlag {
  region?: string;
  cloud?: CheckOptions['cloud'];
  deployment?: CheckOptions['deployment'];
  configmgr?: number;
  content?: boolean;
  at?: number;
}

export function addNames(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('names')
    .description('what a service name becomes in Azure, whether it is legal and free: before you buy a certificate')
    .argument('[service-name]', 'the name that clients will use, such as GraniteFalls.contoso.com')
    .option('--region <name>', 'Azure region, such as westus or "West US"')
    .addOption(new Option('--cloud <cloud>', 'Azure cloud').choices(['public', 'usgov']))
    .addOption(
      new Option('--deployment <method>', 'how the CMG is deployed').choices(['scale-set', 'cloud-service-classic']),
    )
    .option('--configmgr <version>', 'Configuration Manager release, such as 2503', configmgrVersion)
    .option('--content <on|off>', 'whether the CMG is to serve content (default on)', onOff)
    .option('--online', 'ask DNS: does the name resolve, is it taken?')
    .option('--at <iso-time>', 'date the report so instead of now', isoTime)
    .addHelpText(
      'after',
      `
Examples
  cmg-cert names GraniteFalls.contoso.com --region westus              names, legality, DNS record
  cmg-cert names GraniteFalls.contoso.com --region westus --online     and what DNS knows of them
  cmg-cert names GraniteFalls.contoso.com --region westus --azure --subscription ID
                                                                       and what Azure says: only it can call a name free

Exit codes  0 legal, and free where that was asked  1 illegal or taken  2 usage  4 not everything asked was answered`,
    );
  addPlanOption(command);
  addNameOptions(command);
  addReportOptions(command);
  command.action(async (serviceName: string | undefined, flags: Flags) => {
    finish(await names(serviceName, flags, io));
  });
}

async function names(given: string | undefined, flags: Flags, io: Io): Promise<number> {
  const outputs = outputsOf(flags);
  const { settings } = await plannedBy(flags, io);
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
