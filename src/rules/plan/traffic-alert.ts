import { defineRule, fail, note, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

/** Days over which the console counts the outbound traffic (MON). */
const DAYS = 14;

export default defineRule({
  id: 'plan/traffic-alert',
  title: 'An alert watches the outbound traffic of 14 days',
  targets: ['plan'],
  severity: 'warning',
  severityNote: 'info for a scale set before 2603, where the alert does not work',
  why: 'Azure bills what the gateway sends to clients. The alert of the console counts the outbound traffic of 14 days; for scale sets it works from 2603 on.',
  fix: 'Administration > Cloud Services > Cloud Management Gateway > Properties > Alerts: set a threshold in GB for 14 days.',
  symptoms: 'none recorded',
  citations: [
    { source: 'MON', section: 'Set up outbound traffic alerts', strength: 'recommended' },
    { source: 'NEW2603', section: 'Cloud Management Gateway improvements', strength: 'required' },
  ],
  example: { good: 'trafficAlert: {gigabytes: 10000, days: 14}', bad: 'trafficAlert: {gigabytes: 10000, days: 30}' },
  check({ plan: { trafficAlert, configmgr, deployment } }) {
    if (trafficAlert === undefined) return unconfirmed('trafficAlert', 'whether an alert watches the outbound traffic');
    const { gigabytes, days = DAYS } = trafficAlert;
    const evidence = { gigabytes, days };
    if (days !== DAYS) {
      return fail(`The alert is planned for ${days} days; the console counts ${DAYS}.`, {
        path: 'trafficAlert.days',
        evidence,
      });
    }
    const method = deployment?.method;
    const { from } = MILESTONES.trafficAlert;
    if (configmgr !== undefined && configmgr < from && (method === undefined || method === 'scale-set')) {
      return note(`The alert on ${gigabytes} GB watches nothing on a scale set before release ${from}.`, {
        path: 'trafficAlert',
        evidence: { ...evidence, configmgr },
        fix: `Update the site to ${from}, or set a budget alert in Azure Cost Management.`,
      });
    }
    return pass(`An alert on ${gigabytes} GB in ${days} days`, evidence);
  },
});
