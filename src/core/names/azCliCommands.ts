import type { OnlineFacts } from '../check/online.js';
import type { CheckSettings } from '../check/settings.js';
import type { AzureRequest } from './azureFacts.js';
import { cloudOf } from './cloudTable.js';

type Place = Pick<AzureRequest, 'cloud' | 'subscription' | 'region' | 'endpoint'>;

/** Command lines of the Azure CLI that answer by hand what was asked of Azure Resource Manager. */
export const azCliCommands = {
  /** Into the right cloud, with the right subscription. */
  login: ({ cloud, subscription }: Place): string =>
    `${cloud === 'public' ? '' : `az cloud set --name ${cloudOf(cloud).azName} && `}az login && az account set --subscription ${subscription}`,
  subscriptions: (): string => 'az account list --all --output table',
  storageAccount: (prefix: string): string => `az storage account check-name --name ${prefix}`,
  keyVault: (prefix: string, { endpoint, subscription }: Place): string =>
    `az rest --method post --url "${endpoint}/subscriptions/${subscription}/providers/Microsoft.KeyVault/checkNameAvailability?api-version=2022-07-01" --body '{"name":"${prefix}","type":"Microsoft.KeyVault/vaults"}'`,
  deploymentName: (prefix: string, { endpoint, subscription, region = '<region>' }: Place): string =>
    `az rest --method get --url "${endpoint}/subscriptions/${subscription}/providers/Microsoft.Network/locations/${region}/CheckDnsNameAvailability?domainNameLabel=${prefix}&api-version=2023-09-01"`,
  region: (): string => 'az account list-locations --query "[].name" --output tsv',
  resourceGroup: (name: string): string => `az group show --name ${name} --query location --output tsv`,
  provider: (namespace: string): string => `az provider show --namespace ${namespace} --query registrationState`,
  register: (namespace: string): string => `az provider register --namespace ${namespace}`,
} as const;

/** A command line that needs the subscription; undefined where none was asked. */
export function placed(
  online: OnlineFacts | undefined,
  { cloud = 'public', region }: CheckSettings,
  command: (place: Place) => string,
): string | undefined {
  const place = online?.azurePlace;
  return place === undefined ? undefined : command({ cloud, region, subscription: place.id, endpoint: place.endpoint });
}
