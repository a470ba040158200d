import type { CheckSettings } from '../../core/check/settings.js';
import { type AzureFacts, type AzureRequest, RESOURCE_PROVIDERS } from '../../core/names/azureFacts.js';
import { cloudOf } from '../../core/names/cloudTable.js';
import { asciiLower, dnsNameProblem } from '../../core/names/dnsName.js';
import { isLegalPrefix, prefixOf } from '../../core/names/prefix.js';
import { deriveNames, placeOf } from '../../core/names/serviceName.js';
import type { DnsPort } from '../../core/ports.js';
import type { NameAnswers } from '../nameAnswers.js';
import type { AzureOptions } from './azureOptions.js';
import { dnsFacts } from './dns.js';

export interface NameSources {
  /** Absent where DNS is not to be asked. */
  readonly dns?: DnsPort | undefined;
  /** Absent where Azure is not to be asked. */
  readonly azure?: { readonly options: AzureOptions; ask(request: AzureRequest): Promise<AzureFacts> } | undefined;
}

/** For everything that is asked of Azure in a run. */
const AZURE_TIMEOUT_MS = 30_000;
/** More than a run has reason to ask: each is a handful of questions. */
const MAX_NAMES = 50;

/** Asks DNS and Azure for the service names of a run, side by side. Names that are none in DNS are left out. */
export async function askNames(
  serviceNames: readonly string[],
  settings: CheckSettings,
  { dns, azure }: NameSources,
): Promise<NameAnswers> {
  const names = [...new Set(serviceNames.map(asciiLower))]
    .filter((name) => name.includes('.') && dnsNameProblem(name) === undefined)
    .slice(0, MAX_NAMES);
  const request = azure === undefined ? undefined : requestOf(names, settings, azure.options);
  const [lookups, facts] = await Promise.all([
    dns === undefined
      ? []
      : Promise.all(names.map(async (name) => [name, await dnsFacts(deriveNames(name, settings), dns)] as const)),
    request === undefined ? undefined : azure?.ask(request),
  ]);
  return {
    dns: new Map(lookups),
    azure: facts,
    asked: [
      ...(dns === undefined || names.length === 0 ? [] : [{ what: 'dns', of: `DNS at ${dns.addresses}` }]),
      ...(request === undefined ? [] : [{ what: 'azure', of: request.endpoint }]),
    ],
  };
}

function requestOf(names: readonly string[], settings: CheckSettings, options: AzureOptions): AzureRequest {
  // The names of a run are meant for one place; one in an Azure domain says which.
  const { cloud, deployment, region } = placeOf(names[0] ?? '', settings);
  const row = cloudOf(cloud);
  const authority = options.authority ?? row.authority;
  return {
    cloud,
    subscription: options.subscription,
    resourceGroup: options.resourceGroup,
    region,
    deployment,
    prefixes: [...new Set(names.map(prefixOf).filter(isLegalPrefix))],
    providers: RESOURCE_PROVIDERS[deployment],
    endpoint: options.endpoint ?? row.resourceManager,
    authority,
    customAuthority: authority !== row.authority,
    timeoutMs: AZURE_TIMEOUT_MS,
  };
}
