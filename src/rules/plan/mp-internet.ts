import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { leftOut } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/mp-internet',
  title: 'The management points reach the sign-in endpoints of Microsoft Entra where the release asks for that',
  targets: ['plan'],
  severity: 'error',
  why: 'From 2603 on, a management point checks the tokens of Entra clients itself and has to reach the sign-in endpoints.',
  fix: 'Open login.microsoftonline.com (US Government: login.microsoftonline.us) on port 443 for each management point that serves the gateway.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Requirements', strength: 'required' }],
  example: { good: 'reachesEntra: true', bad: 'reachesEntra: false, configmgr: 2603, entra' },
  check({ plan: { configmgr, clients, managementPoints } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return leftOut('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('entra')) return notApplicable('No client authenticates with Microsoft Entra.');
    if (configmgr === undefined) return leftOut('configmgr', 'which release of Configuration Manager it is for');
    if (configmgr < MILESTONES.entraEndpoints.from) return notApplicable(`Release ${configmgr} does not ask for it.`);
    if (managementPoints === undefined) return leftOut('managementPoints', 'which management points serve the gateway');
    const serving = managementPoints.filter(({ cmgTraffic }) => cmgTraffic !== false);
    if (serving.length === 0)
      return notApplicable('No management point allows traffic from the gateway (plan/management-point-mode).');
    const closed = serving.filter(({ reachesEntra }) => reachesEntra === false).map(({ server }) => clip(server));
    if (closed.length > 0) {
      return fail(`${listed(closed)} cannot reach the sign-in endpoints of Microsoft Entra.`, {
        path: 'managementPoints',
        evidence: { closed: closed.slice(0, 20) },
      });
    }
    return serving.every(({ reachesEntra }) => reachesEntra === true)
      ? pass('Each management point for the gateway reaches the sign-in endpoints', { configmgr })
      : leftOut('managementPoints', 'whether each management point reaches the sign-in endpoints (reachesEntra)');
  },
});
