import { defineRule, fail, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/service-connection-point',
  title: 'The service connection point is online',
  targets: ['plan'],
  severity: 'error',
  why: 'The service connection point deploys and watches the gateway in Azure; offline it cannot.',
  fix: 'Administration > Site Configuration > Servers and Site System Roles > Service connection point > Online, persistent connection.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Requirements', strength: 'required' }],
  example: { good: 'serviceConnectionPoint: online', bad: 'serviceConnectionPoint: offline' },
  check({ plan: { serviceConnectionPoint } }) {
    if (serviceConnectionPoint === undefined)
      return unconfirmed('serviceConnectionPoint', 'whether the service connection point is online');
    return serviceConnectionPoint === 'online'
      ? pass('It is online', { serviceConnectionPoint })
      : fail('The service connection point is offline.', {
          path: 'serviceConnectionPoint',
          evidence: { serviceConnectionPoint },
        });
  },
});
