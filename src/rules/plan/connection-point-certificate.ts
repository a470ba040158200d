import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/connection-point-certificate',
  title: 'Each connection point has a client certificate where it needs one',
  targets: ['plan'],
  severity: 'error',
  why: 'Where clients authenticate with PKI certificates and the management point is HTTPS, the connection point forwards with a client certificate of its own; without one the management point answers 403.',
  fix: 'Enrol a client authentication certificate on each connection point and name it in the plan (connectionPoints: certificate).',
  symptoms: ['cmg-client-certificate-required'],
  citations: [
    { source: 'AUTH', section: 'CMG connection point', strength: 'required' },
    { source: 'KB', section: 'Error code 403', strength: 'observed' },
  ],
  example: { good: 'certificate: cp1.pfx', bad: 'PKI clients, an HTTPS management point, no certificate' },
  check({ plan: { connectionPoints, managementPoints, clients } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('pki')) return notApplicable('No client authenticates with a PKI certificate.');
    if (managementPoints === undefined)
      return missingFromPlan('managementPoints', 'which management points serve the gateway');
    const serving = managementPoints.filter(({ cmgTraffic }) => cmgTraffic !== false);
    const https = serving.some(({ mode }) => mode === 'https');
    if (!https && serving.some(({ mode }) => mode === undefined))
      return missingFromPlan('managementPoints', 'the mode of each management point');
    if (!https) return notApplicable('No management point for the gateway is HTTPS.');
    if (connectionPoints === undefined)
      return missingFromPlan('connectionPoints', 'which servers are CMG connection points');
    if (connectionPoints.length === 0) return notApplicable('There is no connection point (plan/connection-points).');
    const without = connectionPoints
      .filter(({ certificate }) => certificate === undefined)
      .map(({ server }) => clip(server));
    const evidence = { without: without.slice(0, 20) };
    return without.length === 0
      ? pass('Each connection point names its client certificate', evidence)
      : fail(`No client certificate is named for ${listed(without)}.`, { path: 'connectionPoints', evidence });
  },
});
