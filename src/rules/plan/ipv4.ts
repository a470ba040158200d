import { defineRule, fail, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/ipv4',
  title: 'Clients have IPv4',
  targets: ['plan'],
  severity: 'error',
  why: 'The gateway is reached over IPv4.',
  fix: 'Give clients IPv4, or a network that translates (NAT64 with 464XLAT).',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Requirements', strength: 'required' }],
  example: { good: 'ipv4: true', bad: 'ipv4: false' },
  check({ plan: { clients } }) {
    if (clients?.ipv4 === undefined) return unconfirmed('clients.ipv4', 'whether every client has IPv4');
    return clients.ipv4
      ? pass('Every client has IPv4', { ipv4: true })
      : fail('Some clients have no IPv4.', { path: 'clients.ipv4', evidence: { ipv4: false } });
  },
});
