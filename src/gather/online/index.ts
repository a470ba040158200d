import type { OnlineReport } from '../../core/check/report.js';
import type { NetworkPort } from '../../core/ports.js';
import type { Assembled } from '../targets.js';

export interface AskOptions {
  readonly network: NetworkPort;
}

/**
 * Asks the network what files cannot tell, everything side by side, before any rule runs; the answers become facts of the targets.
 */
export async function askOnline(
  assembled: readonly Assembled[],
  { network }: AskOptions,
): Promise<{ readonly assembled: readonly Assembled[]; readonly online: OnlineReport }> {
  return { assembled, online: { from: vantage(network), asked: [] } };
}

const vantage = ({ proxy }: NetworkPort): string =>
  proxy === undefined ? 'this computer' : `this computer, through the proxy ${proxy}`;
