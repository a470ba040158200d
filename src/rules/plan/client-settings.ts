import { defineRule, fail, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/client-settings',
  title: 'The client settings let clients use the gateway',
  targets: ['plan'],
  severity: 'error',
  why: 'Clients use a gateway, and content from it, only when their client settings say so.',
  fix: 'Administration > Client Settings > Cloud Services: "Enable clients to use a cloud management gateway" and "Allow access to cloud distribution point".',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLAN', section: 'Requirements', strength: 'required' },
    { source: 'CLI', section: 'Client settings', strength: 'required' },
  ],
  example: { good: 'useGateway: true', bad: 'useGateway: false' },
  check({ plan: { clientSettings } }) {
    const useGateway = clientSettings?.useGateway;
    if (useGateway === undefined)
      return unconfirmed(
        'clientSettings.useGateway',
        'whether clients are allowed to use a gateway; the default is that they are',
      );
    return useGateway
      ? pass('Clients are allowed to use a gateway', { useGateway })
      : fail('"Enable clients to use a cloud management gateway" is off.', {
          path: 'clientSettings.useGateway',
          evidence: { useGateway },
        });
  },
});
