import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/user-scenarios',
  title: 'What is meant for users has Microsoft Entra',
  targets: ['plan'],
  severity: 'error',
  why: 'PKI certificates and tokens prove a device. Deployments to users over the gateway need Microsoft Entra.',
  fix: 'Add entra to clients.authentication and onboard the site, or deploy to devices alone.',
  symptoms: 'none recorded',
  citations: [{ source: 'AUTH', section: 'Authentication methods', strength: 'required' }],
  example: { good: 'userScenarios: true with entra', bad: 'userScenarios: true with pki alone' },
  check({ plan: { clients } }) {
    if (clients?.userScenarios === undefined)
      return unconfirmed('clients.userScenarios', 'whether something is deployed to users');
    if (!clients.userScenarios) return notApplicable('Nothing is deployed to users.');
    const methods = clients.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    const evidence = { authentication: [...methods] };
    return methods.includes('entra')
      ? pass('Microsoft Entra is among the ways of authentication', evidence)
      : fail('Something is deployed to users, and no client authenticates with Microsoft Entra.', {
          path: 'clients.authentication',
          evidence,
        });
  },
});
