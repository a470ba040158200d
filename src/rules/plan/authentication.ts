import { defineRule, fail, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { listed } from '../../core/text/list.js';

const WORDS = { pki: 'PKI certificates', entra: 'Microsoft Entra', token: 'tokens' } as const;

export default defineRule({
  id: 'plan/authentication',
  title: 'Clients have at least one way to prove who they are',
  targets: ['plan'],
  severity: 'error',
  why: 'The gateway admits no client without authentication: a PKI certificate, Microsoft Entra, or a token of the site.',
  fix: 'Name at least one in clients.authentication: pki, entra, token.',
  symptoms: 'none recorded',
  citations: [{ source: 'AUTH', section: 'Authentication methods', strength: 'required' }],
  example: { good: 'authentication: [entra]', bad: 'authentication: []' },
  check({ plan: { clients } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    return methods.length > 0
      ? pass(`Clients authenticate with ${listed(methods.map((method) => WORDS[method]))}`, {
          authentication: [...methods],
        })
      : fail('No way of authentication is planned.', { path: 'clients.authentication' });
  },
});
