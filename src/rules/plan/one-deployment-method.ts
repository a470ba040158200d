import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { METHOD_WORDS } from '../../core/plan/words.js';
import { present } from '../../core/present.js';

export default defineRule({
  id: 'plan/one-deployment-method',
  title: 'All gateways are deployed by one method where the release asks for that',
  targets: ['plan'],
  severity: 'error',
  why: 'In 2010 and 2103 all gateways of a hierarchy have to be of one deployment method.',
  fix: 'Deploy every gateway by the same method, or update to 2107 or later first.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Limitations of scale sets in version 2010', strength: 'required' }],
  example: {
    good: 'otherGateways: [scale-set]',
    bad: 'otherGateways: [cloud-service-classic], method: scale-set, configmgr: 2010',
  },
  check({ plan: { configmgr, deployment } }) {
    const method = deployment?.method;
    const others = deployment?.otherGateways;
    if (method === undefined) return missingFromPlan('deployment.method', 'how the gateway is deployed');
    if (configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const early = configmgr >= MILESTONES.scaleSetCsp.from && configmgr < MILESTONES.scaleSet.from;
    if (!early) return notApplicable('This release allows gateways of several methods.');
    if (others === undefined) return unconfirmed('deployment.otherGateways', 'how the other gateways are deployed');
    const different = others.filter((other) => other !== method);
    const evidence = { method, others: [...others] };
    return different.length === 0
      ? pass('All gateways are of one method', evidence)
      : fail(
          `Release ${configmgr} wants one method for all gateways: this one is ${METHOD_WORDS[method]}, another is ${METHOD_WORDS[present(different[0])]}.`,
          {
            path: 'deployment.otherGateways',
            evidence,
          },
        );
  },
});
