import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import { atSite, atWords, clientSites, isUnplaced } from '../../core/plan/sites.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { CONNECTION_POINT_PORTS } from '../../core/plan/versions.js';
import { present } from '../../core/present.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/connection-point-ports',
  title: 'The connection points of each site have a port for every client of the site',
  targets: ['plan'],
  severity: 'warning',
  why: 'A connection point uses one port of its dynamic range for each client that is connected; Windows gives out 16,384. Clients go through the connection points of their own primary site.',
  fix: 'Add a connection point at the site, or widen the range on each: netsh int ipv4 set dynamicport tcp start=10000 num=50000',
  symptoms: 'none recorded',
  citations: [
    { source: 'PERF', section: 'CMG connection point', strength: 'required' },
    { source: 'HIER', section: 'Example 2: Hierarchy', strength: 'required' },
  ],
  example: { good: '12,000 clients on two connection points', bad: '40,000 clients on two connection points' },
  check({ plan }): Judgement | readonly Judgement[] {
    const { connectionPoints, clients } = plan;
    const all = clients?.count ?? clients?.bySite?.reduce((sum, { count }) => sum + count, 0);
    if (all === undefined) return missingFromPlan('clients.count', 'how many clients use the gateway');
    if (connectionPoints === undefined)
      return missingFromPlan('connectionPoints', 'which servers are CMG connection points');
    if (connectionPoints.length === 0) return notApplicable('There is no connection point (plan/connection-points).');
    const sites = clientSites(plan);
    if ('instead' in sites) return sites.instead;
    if (isUnplaced(connectionPoints, plan))
      return missingFromPlan('connectionPoints', 'at which site each connection point is');
    const path = 'connectionPoints';
    const each = sites.map((site) => {
      const points = atSite(connectionPoints, site, plan);
      const ports = points.reduce((sum, { dynamicPorts }) => sum + (dynamicPorts ?? CONNECTION_POINT_PORTS), 0);
      return { site, words: atWords(site, sites), points: points.length, ports };
    });
    // A site without any is told by plan/connection-points.
    const served = each.filter(({ points }) => points > 0);
    if (served.length === 0)
      return notApplicable('No site with clients has a connection point (plan/connection-points).');
    const evidenceOf = ({ site, points, ports }: (typeof each)[number], count: number) => ({
      ...(site.code === undefined ? {} : { site: site.code }),
      clients: count,
      connectionPoints: points,
      ports,
    });
    const short = served.filter(({ site, ports }) => site.clients !== undefined && site.clients > ports);
    if (short.length > 0) {
      return short.map((one) =>
        fail(
          `${counted(one.points, 'connection point')}${one.words} with ${one.ports} ports in all, and ${one.site.clients} clients are planned${one.words === '' ? '' : ' there'}.`,
          { path, evidence: evidenceOf(one, present(one.site.clients)) },
        ),
      );
    }
    const ports = served.reduce((sum, one) => sum + one.ports, 0);
    const total = { clients: all, connectionPoints: served.reduce((sum, { points }) => sum + points, 0), ports };
    if (all > ports) {
      return fail(
        `${counted(total.connectionPoints, 'connection point')} with ${ports} ports in all, and ${all} clients are planned.`,
        { path, evidence: total },
      );
    }
    // Even if all clients are of that one site, there is a port for each.
    const uncounted = served.find((one) => one.site.clients === undefined && all > one.ports);
    if (uncounted !== undefined)
      return missingFromPlan('clients.bySite', 'how many of the clients each primary site has');
    return pass(`${ports} ports for ${all} clients`, total);
  },
});
