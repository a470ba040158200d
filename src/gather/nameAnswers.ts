import type { Assembled } from '../core/check/inputs.js';
import type { DnsNameFacts } from '../core/check/online.js';
import type { CheckSettings } from '../core/check/settings.js';
import type { Target } from '../core/check/target.js';
import type { AzureFacts } from '../core/names/azureFacts.js';
import { asciiLower } from '../core/names/dnsName.js';
import { prefixOf } from '../core/names/prefix.js';
import { serviceNameOf } from '../core/names/serviceName.js';
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

/** The service names of a run that are worth asking about. */
export const serviceNamesOf = (assembled: readonly Assembled[], settings: CheckSettings): readonly string[] =>
  assembled.flatMap(({ targets }) => targets.flatMap((target) => nameOfServer(target, settings) ?? []));

const nameOfServer = (target: Target, settings: CheckSettings): string | undefined =>
  target.kind === 'certificate' && target.role === 'server' ? serviceNameOf(target.certificate, settings) : undefined;

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
      const serviceName = nameOfServer(target, settings);
      if (serviceName === undefined || target.kind !== 'certificate') return target;
      const online = { ...target.facts.online, ...factsOfName(serviceName, answers) };
      return { ...target, facts: { ...target.facts, online } };
    }),
  }));
}
