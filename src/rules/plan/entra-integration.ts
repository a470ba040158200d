import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/entra-integration',
  title: 'The site is onboarded to Microsoft Entra',
  targets: ['plan'],
  severity: 'error',
  why: 'Both methods of Azure Resource Manager deploy the gateway through an app in Microsoft Entra, whatever clients authenticate with. Clients that authenticate with Microsoft Entra need the onboarding with every method.',
  fix: 'Administration > Cloud Services > Azure Services > Configure Azure Services > Cloud Management: a server app and a client app.',
  symptoms: 'none recorded',
  citations: [
    { source: 'AAD', section: 'Register the apps', strength: 'required' },
    { source: 'SET', section: 'Before you begin', strength: 'required' },
  ],
  example: { good: 'onboarded: true', bad: 'onboarded: false' },
  check({ plan: { entra, deployment, clients } }) {
    if (deployment?.method === 'service-management' && !clients?.authentication?.includes('entra'))
      return notApplicable('Service management deploys with a management certificate.');
    if (entra?.onboarded === undefined)
      return missingFromPlan('entra.onboarded', 'whether the site is onboarded to Microsoft Entra');
    if (!entra.onboarded) return fail('The site is not onboarded to Microsoft Entra.', { path: 'entra.onboarded' });
    const missing = [
      ...(entra.serverApp === undefined ? ['server app'] : []),
      ...(entra.clientApp === undefined ? ['client app'] : []),
    ];
    return missing.length === 0
      ? pass('The site is onboarded, with a server app and a client app', { onboarded: true })
      : unconfirmed('entra', `which app is the ${missing.join(' and which is the ')}`);
  },
});
