import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/token-version',
  title: 'Tokens exist in this release',
  targets: ['plan'],
  severity: 'error',
  why: 'Token-based authentication came with release 2002.',
  fix: 'Update the site to 2002 or later, or use PKI certificates or Microsoft Entra.',
  symptoms: 'none recorded',
  citations: [{ source: 'TOK', section: 'Token-based authentication', strength: 'required' }],
  example: { good: 'token with 2002', bad: 'token with 1910' },
  check({ plan: { configmgr, clients } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('token')) return notApplicable('No client authenticates with a token.');
    if (configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const { from } = MILESTONES.tokens;
    return configmgr >= from
      ? pass(`Release ${configmgr} has tokens`, { configmgr })
      : fail(`Release ${configmgr} has no tokens: they came with ${from}.`, {
          path: 'clients.authentication',
          evidence: { configmgr },
        });
  },
});
