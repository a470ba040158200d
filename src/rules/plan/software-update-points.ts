import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/software-update-points',
  title: 'The software update points of the plan allow traffic from the gateway',
  targets: ['plan'],
  severity: 'warning',
  why: 'Clients on the internet scan for updates only through a software update point that allows traffic from the gateway.',
  fix: 'Turn on "Allow Configuration Manager cloud management gateway traffic" in the properties of the software update point, or take it out of the plan.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Configure client-facing roles for CMG traffic', strength: 'required' }],
  example: { good: 'cmgTraffic: true', bad: 'cmgTraffic: false' },
  check({ plan: { softwareUpdatePoints } }) {
    const path = 'softwareUpdatePoints';
    if (softwareUpdatePoints === undefined) return unconfirmed(path, 'which software update points serve the gateway');
    if (softwareUpdatePoints.length === 0) return notApplicable('No software update point serves the gateway.');
    const closed = softwareUpdatePoints
      .filter(({ cmgTraffic }) => cmgTraffic === false)
      .map(({ server }) => clip(server));
    if (closed.length > 0) {
      return fail(`${listed(closed)}: traffic from the gateway is not allowed.`, {
        path,
        evidence: { closed: closed.slice(0, 20) },
      });
    }
    return softwareUpdatePoints.every(({ cmgTraffic }) => cmgTraffic === true)
      ? pass('Each allows traffic from the gateway', { count: softwareUpdatePoints.length })
      : unconfirmed(path, 'whether each software update point allows traffic from the gateway (cmgTraffic)');
  },
});
