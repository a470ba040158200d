import type { AzureFacts, AzureRequest } from '../../core/names/azureFacts.js';
import type { DnsPort } from '../../core/ports.js';
import { nodeCrypto } from './crypto.js';
import { machineRoots } from './roots.js';

/** The platform that Node offers: its crypto, its clock, and the computer's roots. */
export const nodePlatform = {
  crypto: nodeCrypto,
  now: (): number => Date.now(),
  machineRoots,
  dns: async (servers: readonly string[]): Promise<DnsPort> => (await import('./dns.js')).nodeDns(servers),
  azure: async (request: AzureRequest): Promise<AzureFacts> => (await import('./azure/index.js')).askAzure(request),
};
