import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { atSite, clientSites, isUnplaced } from '../../core/plan/sites.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/management-point-site',
  title: 'Each primary site with clients has a management point that allows traffic from the gateway',
  targets: ['plan'],
  severity: 'error',
  why: 'The gateway forwards the requests of a client to the primary site that the client is assigned to, and there to a management point that allows traffic from the gateway.',
  fix: 'Turn on "Allow Configuration Manager cloud management gateway traffic" in the properties of a management point of that site.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Configure client-facing roles for CMG traffic', strength: 'required' },
    { source: 'HIER', section: 'Example 2: Hierarchy', strength: 'required' },
  ],
  example: { good: 'mp01 at PR1 and mp02 at PR2', bad: 'mp01 and mp02 at PR1, and clients at PR2' },
  check({ plan }) {
    const { managementPoints } = plan;
    const path = 'managementPoints';
    if (managementPoints === undefined) return missingFromPlan(path, 'which management points serve the gateway');
    const serving = managementPoints.filter(({ cmgTraffic }) => cmgTraffic !== false);
    if (serving.length === 0)
      return notApplicable('No management point allows traffic from the gateway (plan/management-point-mode).');
    const sites = clientSites(plan);
    if ('instead' in sites) return sites.instead;
    if (isUnplaced(serving, plan)) return missingFromPlan(path, 'at which site each management point is');
    const without = sites
      .filter((site) => atSite(serving, site, plan).length === 0)
      .map(({ code }) => code ?? 'the site');
    if (without.length > 0) {
      return fail(`No management point at ${listed(without)} allows traffic from the gateway.`, {
        path,
        evidence: { sites: without.slice(0, 50) },
      });
    }
    const unsaid = sites.some((site) => !atSite(serving, site, plan).some(({ cmgTraffic }) => cmgTraffic === true));
    return unsaid
      ? missingFromPlan(path, 'of a management point at each site that it allows traffic from the gateway (cmgTraffic)')
      : pass('Each primary site with clients has a management point for the gateway', {
          sites: sites.slice(0, 50).map(({ code }) => code ?? ''),
        });
  },
});
