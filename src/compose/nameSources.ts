import type { CheckSettings } from '../core/check/settings.js';
import { CmgCertError } from '../core/errors.js';
import { networkDisclaimer } from '../core/report/networkDisclaimer.js';
import type { OnlineReport } from '../core/report/report.js';
import { type NameAnswers, NO_ANSWERS } from '../gather/nameAnswers.js';
import { onlineGatherers } from './network.js';
import type { OnlineOptions, Platform } from './platform.js';

/** Asks whoever may be asked about service names. */
export type NameAsker = (serviceNames: readonly string[], settings: CheckSettings) => Promise<NameAnswers>;

/**
 * What can be asked for names, as far as the caller wants it asked.
 * @throws CmgCertError `usage` for options that are mistaken, have no effect, or want what the platform has not
 */
export async function openNameSources(platform: Platform, options: OnlineOptions): Promise<NameAsker> {
  const { online, azure, dnsServers = [] } = options;
  if (dnsServers.length > 0 && online !== true) {
    throw new CmgCertError('usage', 'a DNS server was given, and nothing is to be asked of DNS', {
      remedy: 'Add --online.',
    });
  }
  const askAzure = platform.azure?.bind(platform);
  if (azure !== undefined && askAzure === undefined) {
    throw new CmgCertError('usage', 'Azure cannot be asked from here', { remedy: 'Leave `azure` out, or use Node.' });
  }
  if (online !== true && azure === undefined) return async () => NO_ANSWERS;
  const { askNames, azureAsked } = await onlineGatherers(platform);
  const sources = {
    azure: azure && askAzure && { options: azureAsked(azure), ask: askAzure },
    dns: online === true ? await platform.dns?.(dnsServers) : undefined,
  };
  return (serviceNames, settings) => askNames(serviceNames, settings, sources);
}

/** What left this computer, that for names included; undefined when nothing did. */
export function withNameQuestions(online: OnlineReport | undefined, { asked }: NameAnswers): OnlineReport | undefined {
  if (asked.length === 0) return online;
  const from = online?.from ?? 'this computer';
  return { from, vantage: networkDisclaimer(from), asked: [...(online?.asked ?? []), ...asked] };
}
