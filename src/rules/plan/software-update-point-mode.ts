import { defineRule, notApplicable, note, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/software-update-point-mode',
  title: 'The software update points for the gateway use HTTPS',
  targets: ['plan'],
  severity: 'info',
  why: 'The connection point forwards update scans to the software update point over HTTP or HTTPS, as the role is set. Over HTTP they are not encrypted on your network.',
  fix: 'Require SSL for the WSUS web site and in the properties of the software update point (port 8531).',
  symptoms: 'none recorded',
  citations: [{ source: 'FLOW', section: 'Required ports', strength: 'observed' }],
  example: { good: 'mode: https', bad: 'mode: http' },
  check({ plan: { softwareUpdatePoints } }) {
    const path = 'softwareUpdatePoints';
    if (softwareUpdatePoints === undefined) return unconfirmed(path, 'which software update points serve the gateway');
    const serving = softwareUpdatePoints.filter(({ cmgTraffic }) => cmgTraffic !== false);
    if (serving.length === 0) return notApplicable('No software update point serves the gateway.');
    const open = serving.filter(({ mode }) => mode !== undefined && mode !== 'https').map(({ server }) => clip(server));
    if (open.length > 0)
      return note(`${listed(open)}: update scans are not encrypted on your network.`, {
        path,
        evidence: { http: open.slice(0, 20) },
      });
    return serving.every(({ mode }) => mode === 'https')
      ? pass('Each uses HTTPS', { count: serving.length })
      : unconfirmed(path, 'the mode of each software update point');
  },
});
