import type { AzureFacts, AzureRequest } from '../../core/names/azureFacts.js';
import type { CrlCache, DnsPort, NetworkPolicy, NetworkPort } from '../../core/ports.js';
import { nodeCrypto } from './crypto.js';
import { machineRoots } from './roots.js';

/** The ports that Node offers: its crypto, its clock, the computer's roots, and its network. `src/node.ts` adds the gatherers that ask it. */
export const nodePlatform = {
  crypto: nodeCrypto,
  now: (): number => Date.now(),
  machineRoots,
  network: async (policy: NetworkPolicy): Promise<NetworkPort> => {
    const { openNetwork } = await import('./network/index.js');
    return openNetwork(policy);
  },
  crlCache: async (folder: string): Promise<CrlCache> => {
    const { openCrlCache } = await import('./crlCache.js');
    return openCrlCache(folder);
  },
  dns: async (servers: readonly string[]): Promise<DnsPort> => (await import('./dns.js')).nodeDns(servers),
  azure: async (request: AzureRequest): Promise<AzureFacts> => (await import('./azure/index.js')).askAzure(request),
};
