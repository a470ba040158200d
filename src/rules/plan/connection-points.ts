import { defineRule, fail, type Judgement, pass } from '../../core/check/rule.js';
import { atSite, atWords, clientSites, isUnplaced } from '../../core/plan/sites.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/connection-points',
  title: 'There are at least two CMG connection points at each primary site with clients',
  targets: ['plan'],
  severity: 'warning',
  severityNote: 'error where a site has none at all',
  why: 'The gateway forwards the traffic of a client to a connection point of the primary site that the client is assigned to. A single one is a single point of failure.',
  fix: 'Add the role CMG connection point to a second server of the site: Administration > Site Configuration > Servers and Site System Roles.',
  symptoms: 'none recorded',
  citations: [
    { source: 'HIER', section: 'Example 2: Hierarchy', strength: 'required' },
    { source: 'PERF', section: 'Availability', strength: 'recommended' },
    { source: 'PLAN', section: 'Components', strength: 'recommended' },
  ],
  example: { good: 'two connection points at each primary', bad: 'one connection point' },
  check({ plan }): Judgement | readonly Judgement[] {
    const { connectionPoints } = plan;
    const path = 'connectionPoints';
    if (connectionPoints === undefined) return missingFromPlan(path, 'which servers are CMG connection points');
    if (connectionPoints.length === 0) {
      return fail('There is no CMG connection point: nothing leads from the gateway to the site.', {
        severity: 'error',
        path,
      });
    }
    const servers = new Set(connectionPoints.map(({ server }) => server.toLowerCase())).size;
    const sites = clientSites(plan);
    if (servers < 2 && ('instead' in sites || sites.length === 1) && !isElsewhere(plan))
      return fail('There is only one connection point.', { path, evidence: { count: servers } });
    if ('instead' in sites) return sites.instead;
    if (isUnplaced(connectionPoints, plan)) return missingFromPlan(path, 'at which site each connection point is');
    const counts = sites.map((site) => ({
      words: atWords(site, sites),
      count: atSite(connectionPoints, site, plan).length,
      site,
    }));
    const none = counts.filter(({ count }) => count === 0);
    const one = counts.filter(({ count }) => count === 1);
    const evidence = { sites: counts.slice(0, 50).map(({ site, count }) => `${site.code ?? ''}: ${count}`) };
    const codes = (some: typeof counts) => listed(some.map(({ site }) => site.code ?? 'the site'));
    const judgements = [
      ...(none.length === 0
        ? []
        : [
            fail(`There is no connection point at ${codes(none)}: the clients there have no way from the gateway.`, {
              severity: 'error',
              path,
              evidence,
            }),
          ]),
      ...(one.length === 0 ? [] : [fail(`There is only one connection point at ${codes(one)}.`, { path, evidence })]),
    ];
    return judgements.length > 0
      ? judgements
      : pass(`${counts.map(({ words, count }) => `${count} connection points${words}`).join(', ')}`, evidence);
  },
});

/** A single connection point that the plan puts at another site than the only one with clients: then the site has none. */
function isElsewhere(plan: Parameters<typeof clientSites>[0]): boolean {
  const sites = clientSites(plan);
  if ('instead' in sites) return false;
  const [only] = sites;
  return only !== undefined && atSite(plan.connectionPoints ?? [], only, plan).length === 0;
}
