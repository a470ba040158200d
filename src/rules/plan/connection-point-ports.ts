import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { leftOut } from '../../core/plan/stated.js';
import { CONNECTION_POINT_PORTS } from '../../core/plan/versions.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/connection-point-ports',
  title: 'The connection points have a port for every client',
  targets: ['plan'],
  severity: 'warning',
  why: 'A connection point holds one port of its dynamic range for each client that is connected; Windows gives out 16,384.',
  fix: 'Add a connection point, or widen the range on each: netsh int ipv4 set dynamicport tcp start=10000 num=50000',
  symptoms: 'none recorded',
  citations: [{ source: 'PERF', section: 'CMG connection point', strength: 'required' }],
  example: { good: '12,000 clients on two connection points', bad: '40,000 clients on two connection points' },
  check({ plan: { connectionPoints, clients } }) {
    const count = clients?.count;
    if (count === undefined) return leftOut('clients.count', 'how many clients use the gateway');
    if (connectionPoints === undefined) return leftOut('connectionPoints', 'which servers are CMG connection points');
    if (connectionPoints.length === 0) return notApplicable('There is no connection point (plan/connection-points).');
    // A server has its ports once, however often it is listed.
    const portsOf = new Map(connectionPoints.map(({ server, dynamicPorts }) => [server.toLowerCase(), dynamicPorts]));
    const ports = [...portsOf.values()].reduce<number>((sum, own) => sum + (own ?? CONNECTION_POINT_PORTS), 0);
    const evidence = { clients: count, connectionPoints: portsOf.size, ports };
    return count <= ports
      ? pass(`${ports} ports for ${count} clients`, evidence)
      : fail(
          `${counted(portsOf.size, 'connection point')} with ${ports} ports in all, and ${count} clients are planned.`,
          {
            path: 'connectionPoints',
            evidence,
          },
        );
  },
});
