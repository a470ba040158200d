import { azureHost } from './clouds.js';
import { dnsNameProblem, isWildcard } from './dnsName.js';
import { isLegalPrefix, PREFIX_MAX, prefixOf, suggestPrefix } from './prefix.js';

/**
 * Legal service names as near to the present one as can be, the nearest first, at most three: that itself where it is legal (a renewed
 * certificate must keep its case), else with a legal prefix: `cmg-gw.contoso.com` → `cmggw.contoso.com`, …
 * @returns none where nothing of the name can stay: no domain, or one in which no CMG is deployed
 */
export function proposeServiceNames(serviceName: string): readonly string[] {
  const name = serviceName.trim().replace(/\.$/, '');
  if (isWildcard(name) || !name.includes('.')) return [];
  const prefix = prefixOf(name);
  const domain = name.slice(prefix.length).toLowerCase();
  const candidates = isLegalPrefix(prefix) ? [name] : prefixesNear(prefix).map((near) => near + domain);
  return [...new Set(candidates)].filter(isPossible);
}

function prefixesNear(prefix: string): readonly string[] {
  const nearest = suggestPrefix(prefix);
  const words = prefix
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const initials = words
    .slice(0, -1)
    .map((word) => word[0])
    .join('');
  const shorter = words.length > 1 ? `${initials}${words.at(-1)}` : `cmg${prefix}`;
  return [nearest, suggestPrefix(shorter), `${nearest.slice(0, PREFIX_MAX - 2)}01`];
}

function isPossible(name: string): boolean {
  const host = azureHost(name);
  return (
    isLegalPrefix(prefixOf(name)) &&
    dnsNameProblem(name) === undefined &&
    (host === undefined || host.kind === 'deployment')
  );
}
