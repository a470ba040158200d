import type { Judgement } from '../check/rule.js';
import { missingFromPlan } from './stated.js';
import type { Plan } from './types.js';

/** A primary site whose clients use the gateway. */
export interface ClientSite {
  /** Site code in upper case; undefined for a standalone primary that the plan does not name. */
  readonly code: string | undefined;
  /** Clients that use the gateway at the same time; undefined where the plan counts only all of them. */
  readonly clients: number | undefined;
}

/**
 * The primaries whose clients use the gateway, for "The CMG forwards this communication to the CMG connection point in the client's assigned primary site"
 * (HIER, Example 2). Without `clients.bySite` they are all primaries.
 */
export function clientSites({ hierarchy, clients }: Plan): readonly ClientSite[] | { readonly instead: Judgement } {
  if (hierarchy?.kind === undefined)
    return { instead: missingFromPlan('hierarchy.kind', 'whether there is a central administration site') };
  if (hierarchy.kind === 'standalone')
    return [{ code: hierarchy.topLevelSite?.toUpperCase(), clients: clients?.count }];
  const counted = clients?.bySite;
  if (counted !== undefined && counted.length > 0) {
    const counts = new Map<string, number>();
    for (const { site, count } of counted) {
      const code = site.toUpperCase();
      counts.set(code, (counts.get(code) ?? 0) + count);
    }
    return [...counts].flatMap(([code, count]) => (count === 0 ? [] : [{ code, clients: count }]));
  }
  const { primaries } = hierarchy;
  if (primaries === undefined || primaries.length === 0)
    return { instead: missingFromPlan('hierarchy.primaries', 'which primary sites there are') };
  const codes = [...new Set(primaries.map((site) => site.toUpperCase()))];
  return codes.map((code) => ({ code, clients: codes.length === 1 ? clients?.count : undefined }));
}

interface Placed {
  readonly server: string;
  readonly site?: string | undefined;
}

/** Of these site systems, those of one site, each server once. A standalone primary has them all. */
export function atSite<T extends Placed>(systems: readonly T[], { code }: ClientSite, plan: Plan): T[] {
  const standalone = plan.hierarchy?.kind === 'standalone';
  const servers = new Map(
    systems
      .filter(({ site }) => (site === undefined ? standalone : code === undefined || site.toUpperCase() === code))
      .map((system) => [system.server.toLowerCase(), system]),
  );
  return [...servers.values()];
}

/** Whether the plan leaves out at which of several sites a system is. */
export const isUnplaced = (systems: readonly Placed[], plan: Plan): boolean =>
  plan.hierarchy?.kind !== 'standalone' && systems.some(({ site }) => site === undefined);

/** `at PR1`, or nothing where there is a single site. */
export const atWords = ({ code }: ClientSite, sites: readonly ClientSite[]): string =>
  sites.length > 1 && code !== undefined ? ` at ${code}` : '';
