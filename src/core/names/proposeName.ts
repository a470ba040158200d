import { azureHost } from './clouds.js';
import { dnsNameProblem, isWildcard } from './dnsName.js';
import { isLegalPrefix, prefixOf, suggestServiceName } from './prefix.js';

/**
 * A legal service name, as near to the present one as can be: that itself where it is legal (a renewed certificate must keep its case),
 * else with a legal prefix.
 * @returns undefined where nothing of the name can stay: no domain, or one in which no CMG is deployed
 */
export function proposeServiceName(commonName: string): string | undefined {
  const name = commonName.trim().replace(/\.$/, '');
  if (isWildcard(name) || !name.includes('.')) return undefined;
  const proposed = isLegalPrefix(prefixOf(name)) ? name : suggestServiceName(name);
  const host = azureHost(proposed);
  const possible = host === undefined || host.kind === 'deployment';
  return possible && dnsNameProblem(proposed) === undefined ? proposed : undefined;
}
