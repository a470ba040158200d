import { defineRule, fail, pass } from '../../core/check/rule.js';
import { leftOut } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/connection-points',
  title: 'There are at least two CMG connection points',
  targets: ['plan'],
  severity: 'warning',
  severityNote: 'error when there is none at all',
  why: 'The connection point is the way from the gateway to the site; a single one is a single point of failure.',
  fix: 'Add the role CMG connection point to a second server: Administration > Site Configuration > Servers and Site System Roles.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PERF', section: 'Availability', strength: 'recommended' },
    { source: 'PLAN', section: 'Components', strength: 'recommended' },
  ],
  example: { good: 'two connection points', bad: 'one connection point' },
  check({ plan: { connectionPoints } }) {
    if (connectionPoints === undefined || connectionPoints.length === 0) {
      return connectionPoints === undefined
        ? leftOut('connectionPoints', 'which servers are CMG connection points')
        : fail('There is no CMG connection point: nothing leads from the gateway to the site.', {
            severity: 'error',
            path: 'connectionPoints',
          });
    }
    const count = new Set(connectionPoints.map(({ server }) => server.toLowerCase())).size;
    return count >= 2
      ? pass(`${count} connection points`, { count })
      : fail('One connection point alone.', { path: 'connectionPoints', evidence: { count } });
  },
});
