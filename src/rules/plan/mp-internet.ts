import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/mp-internet',
  title: 'The management points reach the sign-in endpoints of Microsoft Entra where the release requires it',
  targets: ['plan'],
  severity: 'error',
  why: 'From 2603 on, the management point itself validates the Microsoft Entra tokens of clients. It connects to the sign-in endpoints as Local System and uses neither the proxy of the site system nor that of WinHTTP.',
  fix: 'Open https://login.microsoftonline.com and https://sts.windows.net for each management point that serves the gateway. Behind a proxy, set it in the WinINET settings of the Local System account (HKEY_USERS\\S-1-5-18\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings) and restart SMS_EXECUTIVE.',
  symptoms: ['mp-entra-unreachable'],
  citations: [
    {
      source: 'NEW2603',
      section: 'Management point requires internet access for Microsoft Entra token validation',
      strength: 'required',
    },
    { source: 'PROXY', section: 'Management point', strength: 'required' },
  ],
  example: { good: 'reachesEntra: true', bad: 'reachesEntra: false, configmgr: 2603, entra' },
  check({ plan: { configmgr, clients, managementPoints } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('entra')) return notApplicable('No client authenticates with Microsoft Entra.');
    if (configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    if (configmgr < MILESTONES.entraEndpoints.from) return notApplicable(`Release ${configmgr} does not ask for it.`);
    if (managementPoints === undefined)
      return missingFromPlan('managementPoints', 'which management points serve the gateway');
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
      : missingFromPlan(
          'managementPoints',
          'whether each management point reaches the sign-in endpoints (reachesEntra)',
        );
  },
});
