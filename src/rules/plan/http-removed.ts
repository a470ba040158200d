import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/http-removed',
  title: 'No management point is over HTTP alone where the release has removed it',
  targets: ['plan'],
  severity: 'error',
  why: 'From 2403 on, clients communicate with the site over HTTPS or Enhanced HTTP; a site with HTTP alone cannot be updated to it.',
  fix: 'Turn on Enhanced HTTP for the site (Communication Security > "Use Configuration Manager-generated certificates for HTTP site systems"), or use HTTPS.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Specifications', strength: 'required' }],
  example: { good: 'mode: enhanced-http, configmgr: 2403', bad: 'mode: http, configmgr: 2403' },
  check({ plan: { managementPoints, configmgr } }) {
    if (configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    if (configmgr < MILESTONES.noHttp.from) return notApplicable(`Release ${configmgr} still has HTTP.`);
    if (managementPoints === undefined)
      return missingFromPlan('managementPoints', 'which management points serve the gateway');
    const http = managementPoints.filter(({ mode }) => mode === 'http').map(({ server }) => clip(server));
    if (http.length === 0 && managementPoints.some(({ mode }) => mode === undefined))
      return missingFromPlan('managementPoints', 'the mode of each management point');
    return http.length === 0
      ? pass('None is over HTTP alone', { configmgr })
      : fail(`Release ${configmgr} has no HTTP alone: ${listed(http)}.`, {
          path: 'managementPoints',
          evidence: { http: http.slice(0, 20) },
        });
  },
});
