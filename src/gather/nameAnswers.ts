import type { DnsNameFacts } from '../core/check/online.js';
import type { AzureFacts } from '../core/names/azureFacts.js';
import { asciiLower } from '../core/names/dnsName.js';
import { prefixOf } from '../core/names/prefix.js';
import type { OnlineQuestion } from '../core/report/report.js';

/** What DNS and Azure said of the service names of a run. */
export interface NameAnswers {
  readonly dns: ReadonlyMap<string, DnsNameFacts>;
  readonly azure: AzureFacts | undefined;
  /** What left this computer. */
  readonly asked: readonly OnlineQuestion[];
}

export const NO_ANSWERS: NameAnswers = { dns: new Map(), azure: undefined, asked: [] };

/** What was learnt of one service name, as a target carries it. */
export function factsOfName(serviceName: string, { dns, azure }: NameAnswers) {
  const name = asciiLower(serviceName);
  return {
    dns: dns.get(name),
    azure: azure?.names.get(prefixOf(name)),
    azurePlace: azure?.place,
  };
}
