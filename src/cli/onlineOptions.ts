import type { OnlineOptions } from '../compose/platform.js';
import { CmgCertError } from '../core/errors.js';
import { flag, many, text, type ValuesOf } from './define.js';
import type { Io } from './io.js';

/** What may be asked of the network, the same for every command that asks it. */
export const networkOptions = {
  online: flag('--online', 'also ask the network: CRLs, OCSP responders, DNS'),
  allowPrivateNetwork: many('--allow-private-network <cidr>', 'private addresses that may be asked (repeat)'),
  resolve: many('--resolve <host:port=address>', 'address of a host, in place of what DNS says (repeat)'),
  cache: text('--cache <dir>', 'folder that keeps fetched CRLs until the next one is due'),
};
export type OnlineFlags = ValuesOf<typeof networkOptions>;

export const onlineOptions = (flags: OnlineFlags, io: Io): OnlineOptions => ({
  online: flags.online,
  allowPrivateNetworks: flags.allowPrivateNetwork,
  resolve: flags.resolve,
  cache: flags.cache,
  environment: io.env,
});

/** An input that is fetched because it is named. */
export const isUrl = (name: string): boolean => /^https?:\/\//i.test(name);

/**
 * An option that changes nothing is a mistake that somebody would like to know of.
 * @param fetches whether something goes online without --online
 * @throws CmgCertError `usage`
 */
export function refuseIdle(flags: OnlineFlags, fetches: boolean): void {
  if (flags.online === true || fetches) return;
  const idle = [
    flags.allowPrivateNetwork.length > 0 ? '--allow-private-network' : '',
    flags.resolve.length > 0 ? '--resolve' : '',
    flags.cache === undefined ? '' : '--cache',
  ].find((name) => name !== '');
  if (idle === undefined) return;
  throw new CmgCertError('usage', `${idle} has no effect without --online`, {
    remedy: 'Add --online, or leave it out.',
  });
}
