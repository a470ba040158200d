import type { OnlineOptions } from '../compose/platform.js';
import { CmgCertError } from '../core/errors.js';
import { flag, many, text, type ValuesOf } from './define.js';
import type { Io } from './io.js';

/** Whom to ask for names: the same for every command that asks. */
export const azureOptions = {
  dnsServer: many('--dns-server <addr:port>', 'DNS server to ask instead of those of this computer (repeat)'),
  azure: flag('--azure', 'also ask Azure Resource Manager, as whoever is logged in here'),
  subscription: text('--subscription <id>', 'subscription that --azure asks in (AZURE_SUBSCRIPTION_ID works too)'),
  resourceGroup: text('--resource-group <name>', 'resource group meant for the gateway: is it in the region?'),
  azureEndpoint: text('--azure-endpoint <url>', 'Azure Resource Manager of another cloud'),
  azureAuthority: text(
    '--azure-authority <url>',
    'Microsoft Entra ID of another cloud (AZURE_AUTHORITY_HOST works too)',
  ),
};
export type NameFlags = ValuesOf<typeof azureOptions>;

/** @throws CmgCertError `usage` for options that would be without effect */
export function nameOptionsOf(flags: NameFlags, io: Io): Pick<OnlineOptions, 'dnsServers' | 'azure'> {
  const dnsServers = flags.dnsServer;
  if (flags.azure !== true) {
    const idle = (
      [
        ['--subscription', flags.subscription],
        ['--resource-group', flags.resourceGroup],
        ['--azure-endpoint', flags.azureEndpoint],
        ['--azure-authority', flags.azureAuthority],
      ] as const
    ).find(([, value]) => value !== undefined);
    if (idle === undefined) return { dnsServers };
    throw new CmgCertError('usage', `${idle[0]} has no effect without --azure`, { remedy: 'Add --azure.' });
  }
  const subscription = flags.subscription ?? set(io.env.AZURE_SUBSCRIPTION_ID);
  if (subscription === undefined) {
    throw new CmgCertError('usage', '--azure needs the subscription to ask in', {
      remedy:
        'Add --subscription ID. The ID of the one that is set in the Azure CLI: az account show --query id -o tsv',
    });
  }
  return {
    dnsServers,
    azure: {
      subscription,
      resourceGroup: flags.resourceGroup,
      endpoint: flags.azureEndpoint,
      authority: flags.azureAuthority ?? set(io.env.AZURE_AUTHORITY_HOST),
    },
  };
}

const set = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : value;
