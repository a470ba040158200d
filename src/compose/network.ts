import type { Assembled } from '../core/check/inputs.js';
import { CmgCertError } from '../core/errors.js';
import type { CrlCache } from '../core/ports.js';
import type { OnlineReport } from '../core/report/report.js';
import type { AskOptions } from '../gather/online/index.js';
import type { FetchCrl } from '../gather/openInputs.js';
import { VERSION } from '../version.js';
import type { OnlineGatherers, OnlineOptions, Platform } from './platform.js';

/** A run's network: what its gatherers can ask, and what was asked. */
export interface RunNetwork {
  readonly fetchCrl: FetchCrl;
  askRevocation(assembled: readonly Assembled[], options: RevocationOptions): Promise<readonly Assembled[]>;
  report(): OnlineReport;
}

type RevocationOptions = Omit<AskOptions, 'network' | 'cache' | 'crypto' | 'at' | 'now' | 'log'>;

/**
 * @param at time of the check, ms since 1970
 * @throws CmgCertError `usage`, `configuration` where going online is asked for and cannot be had
 */
export async function openNetwork(platform: Platform, options: OnlineOptions, at: number): Promise<RunNetwork> {
  const { askOnline, fetchCrl, OnlineLog } = await onlineGatherers(platform);
  if (platform.network === undefined) throw nothingToAsk();
  const { allowPrivateNetworks = [], resolve = [], environment = {} } = options;
  const userAgent = `cmg-cert/${VERSION}`;
  const network = await platform.network({ allowPrivateNetworks, resolve, environment, userAgent });
  const cache = options.cache === undefined ? undefined : await openCache(platform, options.cache);
  const log = new OnlineLog();
  const own = { network, cache, crypto: platform.crypto, at, now: () => platform.now(), log };
  return {
    fetchCrl: (url, context) => fetchCrl(url, { ...own, context }),
    askRevocation: (assembled, more) => askOnline(assembled, { ...own, ...more }),
    report: () => log.report(network),
  };
}

/** @throws CmgCertError `usage` where there is nothing to ask */
export async function onlineGatherers(platform: Platform): Promise<OnlineGatherers> {
  if (platform.online === undefined) throw nothingToAsk();
  return platform.online();
}

const nothingToAsk = () =>
  new CmgCertError('usage', 'there is no network to ask here', { remedy: 'Leave `online` out, or use Node.' });

/** @throws CmgCertError `usage`, `configuration` */
async function openCache(platform: Platform, folder: string): Promise<CrlCache> {
  if (platform.crlCache !== undefined) return platform.crlCache(folder);
  throw new CmgCertError('usage', 'there is no folder to keep CRLs in here', { remedy: 'Leave `cache` out.' });
}
