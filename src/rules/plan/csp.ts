import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { isClassic, METHOD_WORDS } from '../../core/plan/words.js';

export default defineRule({
  id: 'plan/csp',
  title: 'The subscription and the deployment method go together',
  targets: ['plan'],
  severity: 'error',
  why: 'A subscription of a Cloud Solution Provider takes no cloud service (classic): it needs a scale set, from 2010 on. In 2010 and 2103 only such subscriptions take one.',
  fix: 'With a CSP subscription plan method: scale-set and release 2010 or later; with another subscription a scale set needs 2107 or later.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Virtual machine scale sets', strength: 'required' }],
  example: { good: 'csp: true, method: scale-set, configmgr: 2010', bad: 'csp: true, method: cloud-service-classic' },
  check({ plan: { configmgr, deployment } }) {
    const method = deployment?.method;
    const csp = deployment?.subscription?.csp;
    if (method === undefined) return missingFromPlan('deployment.method', 'how the gateway is deployed');
    if (method === 'scale-set' && csp !== true && configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const onlyCsp =
      method === 'scale-set' &&
      configmgr !== undefined &&
      configmgr >= MILESTONES.scaleSetCsp.from &&
      configmgr < MILESTONES.scaleSet.from;
    if (method === 'scale-set' && configmgr !== undefined && configmgr < MILESTONES.scaleSetCsp.from)
      return notApplicable(`Release ${configmgr} has no scale set for any subscription (plan/deployment-method).`);
    if (csp === undefined) {
      if (onlyCsp)
        return missingFromPlan(
          'deployment.subscription.csp',
          'whether the subscription is one of a Cloud Solution Provider',
        );
      return method === 'scale-set'
        ? pass('A scale set takes every subscription in this release', { method })
        : unconfirmed('deployment.subscription.csp', 'whether the subscription is one of a Cloud Solution Provider');
    }
    const evidence = { csp, method, ...(configmgr === undefined ? {} : { configmgr }) };
    if (csp && isClassic(method)) {
      return fail(
        `A subscription of a Cloud Solution Provider takes no ${METHOD_WORDS[method].replace(/^an? /, '')}.`,
        {
          path: 'deployment.method',
          evidence,
        },
      );
    }
    if (!csp && onlyCsp) {
      return fail(`In release ${configmgr} only subscriptions of a Cloud Solution Provider take a scale set.`, {
        path: 'deployment.subscription.csp',
        evidence,
        fix: 'Update the site to 2107 or later.',
      });
    }
    return pass(`${csp ? 'A CSP subscription' : 'The subscription'} takes ${METHOD_WORDS[method]}`, evidence);
  },
});
