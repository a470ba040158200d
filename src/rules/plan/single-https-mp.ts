import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/single-https-mp',
  title: 'Installing clients from the internet finds one HTTPS management point, and content',
  targets: ['plan'],
  severity: 'error',
  why: 'With a scale set of 2010 or 2103, clients are installed over the internet only with a single HTTPS management point and with content served by the gateway.',
  fix: 'Keep one HTTPS management point for the gateway and turn content on, or update to 2107 or later, or install clients on the intranet.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Limitations with versions 2010 and 2103', strength: 'required' }],
  example: { good: 'one HTTPS management point, content: true', bad: 'two HTTPS management points, configmgr: 2103' },
  check({ plan: { managementPoints, clients, configmgr, deployment, content } }) {
    const method = deployment?.method;
    if (method === undefined) return missingFromPlan('deployment.method', 'how the gateway is deployed');
    if (method === 'scale-set' && configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const affected =
      method === 'scale-set' &&
      configmgr !== undefined &&
      configmgr >= MILESTONES.scaleSetCsp.from &&
      configmgr < MILESTONES.scaleSet.from;
    if (!affected) return notApplicable('Only scale sets of 2010 and 2103 have this limit.');
    if (clients?.internetInstall === undefined)
      return unconfirmed('clients.internetInstall', 'whether clients are installed from the internet');
    if (!clients.internetInstall) return notApplicable('No client is installed from the internet.');
    if (managementPoints === undefined)
      return missingFromPlan('managementPoints', 'which management points serve the gateway');
    const https = new Set(
      managementPoints
        .filter(({ mode, cmgTraffic }) => mode === 'https' && cmgTraffic !== false)
        .map(({ server }) => server.toLowerCase()),
    ).size;
    const evidence = { httpsManagementPoints: https, ...(content === undefined ? {} : { content }) };
    if (https > 1)
      return fail(
        `${https} HTTPS management points: clients cannot be installed from the internet with release ${configmgr}.`,
        { path: 'managementPoints', evidence },
      );
    if (content === false)
      return fail('Content is off: clients cannot be installed from the internet with this release.', {
        path: 'content',
        evidence,
      });
    if (managementPoints.some(({ mode, cmgTraffic }) => mode === undefined && cmgTraffic !== false))
      return missingFromPlan('managementPoints', 'the mode of each management point');
    if (content === undefined)
      return unconfirmed('content', 'whether the gateway serves content; the default is that it does');
    return pass('One HTTPS management point at most, and content is on', evidence);
  },
});
