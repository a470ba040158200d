import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/management-point-mode',
  title: 'The management points for the gateway fit how clients authenticate',
  targets: ['plan'],
  severity: 'error',
  why: 'Entra and PKI clients need a management point over Enhanced HTTP or HTTPS; tokens also worked over HTTP until HTTP was removed.',
  fix: 'Set the management point to HTTPS or turn on Enhanced HTTP: Administration > Site Configuration > Sites > Properties > Communication Security.',
  symptoms: 'none recorded',
  citations: [
    { source: 'AUTH', section: 'Enable management point for HTTPS', strength: 'required' },
    { source: 'PLAN', section: 'Authentication', strength: 'required' },
  ],
  example: { good: 'mode: enhanced-http with Entra', bad: 'mode: http with Entra' },
  check({ plan: { managementPoints, clients, configmgr } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (managementPoints === undefined)
      return missingFromPlan('managementPoints', 'which management points serve the gateway');
    const serving = managementPoints.filter(({ cmgTraffic }) => cmgTraffic !== false);
    if (serving.length === 0) {
      return fail('No management point allows traffic from the gateway.', {
        path: 'managementPoints',
        fix: 'Turn on "Allow Configuration Manager cloud management gateway traffic" in the properties of a management point, and say cmgTraffic: true.',
      });
    }
    if (serving.some(({ mode }) => mode === undefined))
      return missingFromPlan('managementPoints', 'the mode of each management point');
    const allowed = serving.some(({ cmgTraffic }) => cmgTraffic === true);
    const unsaid = unconfirmed(
      'managementPoints',
      'of any management point that it allows traffic from the gateway (cmgTraffic)',
    );
    if (configmgr !== undefined && configmgr >= MILESTONES.noHttp.from)
      return allowed ? notApplicable('From 2403 on HTTP alone is gone (plan/http-removed).') : unsaid;
    const http = serving.filter(({ mode }) => mode === 'http').map(({ server }) => clip(server));
    const strict = methods.filter((method) => method !== 'token');
    if (http.length > 0 && strict.length === 0 && configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const evidence = { http: http.slice(0, 20), authentication: [...methods] };
    if (http.length > 0 && strict.length > 0) {
      return fail(
        `${listed(http)}: HTTP does not do for clients with ${strict.includes('entra') ? 'Microsoft Entra' : 'PKI certificates'}.`,
        { path: 'managementPoints', evidence },
      );
    }
    return allowed ? pass('The mode of each management point fits', evidence) : unsaid;
  },
});
