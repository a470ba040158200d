import { type Gathered, gatherInputs } from '../../gather/gatherInputs.js';
import type { OpenedRun } from './open.js';
import type { Run } from './run.js';

/** Finds the facts of the inputs, of which the rules then judge: from the files, and from the network as far as it may be asked. */
export function gatherStage(run: Run, { inputs, companions }: OpenedRun): Promise<Gathered> {
  const { platform, options, settings, network, rules } = run;
  const wants = (topic: string) => rules.some(({ id }) => id.startsWith(`${topic}/`));
  const asksNames = rules.some(({ id, online }) => online === true && /^(?:name|azure)\//.test(id));
  return gatherInputs(inputs, companions, {
    as: options.as ?? 'auto',
    settings,
    crypto: platform.crypto,
    machineRoots: () => platform.machineRoots(),
    unreadAuthorities: options.unreadAuthorities ?? [],
    issuersGiven: (options.issuers ?? []).length > 0,
    askRevocation:
      network === undefined || !settings.online
        ? undefined
        : (assembled, more) =>
            network.askRevocation(assembled, { ...more, wanted: { crl: wants('crl'), ocsp: wants('ocsp') } }),
    askNames: asksNames ? run.askNames : undefined,
  });
}
