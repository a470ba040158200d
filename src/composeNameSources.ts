import type { OnlineOptions, Platform } from './compose.js';
import type { OnlineReport } from './core/check/report.js';
import type { CheckSettings } from './core/check/settings.js';
import type { Target } from './core/check/target.js';
import { CmgCertError } from './core/errors.js';
import { judgedServiceName } from './core/names/judged.js';
import { programmaticRegion } from './core/names/regions.js';
import { type AzureOptions, factsOfName, type NameAnswers, type NameSources } from './gather/online/names.js';
import type { Assembled } from './gather/targets.js';

/** What can be asked for names, as far as the caller wants it asked. */
export async function openNameSources(platform: Platform, options: OnlineOptions): Promise<NameSources> {
  const azure = options.azure === undefined ? undefined : azureAsked(options.azure);
  const dnsServers = options.dnsServers ?? [];
  if (dnsServers.length > 0 && options.online !== true) {
    throw new CmgCertError('usage', 'a DNS server was given, and nothing is to be asked of DNS', {
      remedy: 'Add --online.',
    });
  }
  if (azure !== undefined && platform.azure === undefined) {
    throw new CmgCertError('usage', 'Azure cannot be asked from here', { remedy: 'Leave `azure` out, or use Node.' });
  }
  return {
    dns: options.online === true ? await platform.dns?.(dnsServers) : undefined,
    azure:
      azure === undefined || platform.azure === undefined
        ? undefined
        : { options: azure, ask: (request) => (platform.azure as NonNullable<Platform['azure']>)(request) },
  };
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Azure's own rule for the name of a resource group, less what would need quoting in a command line. */
const RESOURCE_GROUP = /^[\w.()-]{0,89}[\w()-]$/;

/** @throws CmgCertError `usage`: these become part of addresses */
function azureAsked(options: AzureOptions): AzureOptions {
  const { subscription, resourceGroup, endpoint, authority } = options;
  if (!GUID.test(subscription)) {
    throw new CmgCertError('usage', `"${subscription}" is no subscription ID`, {
      remedy: 'Give its GUID: az account show --query id --output tsv',
    });
  }
  if (resourceGroup !== undefined && !RESOURCE_GROUP.test(resourceGroup)) {
    throw new CmgCertError('usage', `"${resourceGroup}" is no name of a resource group`, {
      remedy: 'Give the name alone, such as --resource-group cmg-rg',
    });
  }
  return {
    subscription: subscription.toLowerCase(),
    resourceGroup,
    endpoint: endpoint === undefined ? undefined : httpsOrigin(endpoint),
    authority: authority === undefined ? undefined : httpsOrigin(authority),
  };
}

/** A token goes there: https, and nothing but a host with its port. */
function httpsOrigin(text: string): string {
  const origin = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?=\/?$)/i.exec(text.trim())?.[0];
  if (origin !== undefined) return origin.toLowerCase();
  throw new CmgCertError('usage', `"${text}" is no address of an Azure endpoint`, {
    remedy: 'Give it as https://host or https://host:port, without a path.',
  });
}

/** @throws CmgCertError `usage` for what cannot stand in a DNS name */
export function regionAsked(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const region = programmaticRegion(text);
  if (region !== undefined) return region;
  throw new CmgCertError('usage', `"${text}" cannot be the name of an Azure region`, {
    remedy: 'Give its name as in --region westus or --region "West US".',
  });
}

/** The service names of a run that are worth asking about. */
export const serviceNamesOf = (assembled: readonly Assembled[], settings: CheckSettings): readonly string[] =>
  assembled.flatMap(({ targets }) => targets.flatMap((target) => serviceNameOf(target, settings) ?? []));

function serviceNameOf(target: Target, settings: CheckSettings): string | undefined {
  if (target.kind !== 'certificate' || target.role !== 'server') return undefined;
  const judged = judgedServiceName(target, settings);
  return 'instead' in judged ? undefined : judged.serviceName;
}

/** The same inputs, with what DNS and Azure said of the names among their facts. */
export function withNameFacts(
  assembled: readonly Assembled[],
  settings: CheckSettings,
  answers: NameAnswers,
): readonly Assembled[] {
  if (answers.asked.length === 0) return assembled;
  return assembled.map((input) => ({
    ...input,
    targets: input.targets.map((target): Target => {
      const serviceName = serviceNameOf(target, settings);
      if (serviceName === undefined || target.kind !== 'certificate') return target;
      const online = { ...target.facts.online, ...factsOfName(serviceName, answers) };
      return { ...target, facts: { ...target.facts, online } };
    }),
  }));
}

/** What left this computer, that for names included; undefined when nothing did. */
export function withNameQuestions(online: OnlineReport | undefined, { asked }: NameAnswers): OnlineReport | undefined {
  if (asked.length === 0) return online;
  return { from: online?.from ?? 'this computer', asked: [...(online?.asked ?? []), ...asked] };
}
