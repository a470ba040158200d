import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/user-discovery',
  title: 'Microsoft Entra user discovery is on where users have hybrid identities',
  targets: ['plan'],
  severity: 'error',
  why: 'To authenticate a user with a hybrid identity by Microsoft Entra, the site has to know the user from Microsoft Entra user discovery. The gateway itself does not need it.',
  fix: 'Administration > Cloud Services > Azure Services > Cloud Management > Properties > Discovery: turn on Microsoft Entra user discovery.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLAN', section: 'Requirements', strength: 'required' },
    { source: 'AUTH', section: 'Microsoft Entra ID', strength: 'required' },
  ],
  example: { good: 'userDiscovery: true', bad: 'userDiscovery: false, hybridIdentities: true' },
  check({ plan: { clients, entra } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('entra')) return notApplicable('No client authenticates with Microsoft Entra.');
    const { userDiscovery, hybridIdentities } = entra ?? {};
    if (userDiscovery === true) return pass('Microsoft Entra user discovery is on', { userDiscovery });
    if (hybridIdentities === false) return notApplicable('Users have no hybrid identities.');
    if (userDiscovery === undefined)
      return unconfirmed('entra.userDiscovery', 'whether Microsoft Entra user discovery is on');
    return hybridIdentities === true
      ? fail('Users have hybrid identities, and Microsoft Entra user discovery is off.', {
          path: 'entra.userDiscovery',
          evidence: { userDiscovery, hybridIdentities },
        })
      : missingFromPlan('entra.hybridIdentities', 'whether users have hybrid identities; user discovery is off');
  },
});
