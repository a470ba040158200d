import { defineRule, fail, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { isClassic } from '../../core/plan/words.js';

export default defineRule({
  id: 'plan/environment',
  title: 'The Azure cloud is one that a gateway of this kind can be deployed to',
  targets: ['plan'],
  severity: 'error',
  why: 'A gateway runs in the Azure public cloud or in Azure US Government; as a scale set in US Government from 2111 on. Azure China is not offered.',
  fix: 'Choose cloud: public or usgov; for a scale set in US Government update the site to 2111 or later.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Create a CMG: Azure environment', strength: 'required' },
    { source: 'PLAN', section: 'Virtual machine scale sets', strength: 'required' },
  ],
  example: { good: 'cloud: public', bad: 'cloud: usgov, method: scale-set, configmgr: 2107' },
  check({ plan: { configmgr, deployment } }) {
    const cloud = deployment?.cloud;
    if (cloud === undefined) return missingFromPlan('deployment.cloud', 'in which Azure cloud the gateway runs');
    const evidence = { cloud, ...(configmgr === undefined ? {} : { configmgr }) };
    if (cloud === 'china') {
      return fail('A gateway cannot be deployed to Azure China.', { path: 'deployment.cloud', evidence });
    }
    if (cloud === 'public') return pass('The Azure public cloud', evidence);
    const method = deployment?.method;
    if (method === undefined) return missingFromPlan('deployment.method', 'how the gateway is deployed');
    if (isClassic(method)) return pass('Azure US Government, which has cloud services (classic)', evidence);
    if (configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const { from } = MILESTONES.scaleSetUsGov;
    return configmgr >= from
      ? pass(`Azure US Government, which has scale sets from ${from} on`, evidence)
      : fail(`Release ${configmgr} has no scale set in Azure US Government: that came with ${from}.`, {
          path: 'deployment.cloud',
          evidence,
        });
  },
});
