import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { methodProblem } from '../../core/plan/method.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { METHODS, RELEASES } from '../../core/plan/versions.js';
import { isClassic, METHOD_WORDS } from '../../core/plan/words.js';
import { present } from '../../core/present.js';

export default defineRule({
  id: 'plan/deployment-method',
  title: 'The deployment method exists in this release',
  targets: ['plan'],
  severity: 'error',
  why: 'Service management was offered for new gateways until 1810, cloud services (classic) until 2111, and neither is supported from 2403 on: a gateway of that kind blocks the upgrade. Scale sets came with 2010 for subscriptions of a Cloud Solution Provider, and with 2107 for all.',
  fix: 'Plan a virtual machine scale set (method: scale-set), with release 2107 or later. A gateway that exists as a cloud service is converted: Administration > Cloud Services > Cloud Management Gateway > the gateway > Convert.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLAN', section: 'Azure Resource Manager and deployment methods', strength: 'required' },
    { source: 'MOD', section: 'Convert a CMG to a virtual machine scale set', strength: 'required' },
  ],
  example: {
    good: 'method: scale-set, configmgr: 2503',
    bad: 'method: cloud-service-classic, configmgr: 2203, not deployed yet',
  },
  check({ plan: { configmgr, deployment } }) {
    const method = deployment?.method;
    if (method === undefined) return missingFromPlan('deployment.method', 'how the gateway is deployed');
    if (configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const { newUntil, refusedFrom } = present(METHODS.find((one) => one.method === method));
    const { deployed } = deployment ?? {};
    const problem = methodProblem(method, configmgr, undefined, deployed);
    const evidence = { method, configmgr, ...(deployed === undefined ? {} : { deployed }) };
    const words = METHOD_WORDS[method];
    if (problem?.kind === 'refused') {
      return fail(
        `Release ${configmgr} does not support ${words}; one that exists blocks the upgrade to ${problem.from}.`,
        {
          path: 'deployment.method',
          evidence,
        },
      );
    }
    if (configmgr < RELEASES[0] && isClassic(method)) {
      return unknown(
        'undecidable',
        `Which classic methods release ${configmgr} has is not known here: it is older than ${RELEASES[0]}.`,
        { path: 'configmgr', evidence },
      );
    }
    if (problem?.kind === 'not-yet') {
      return fail(`Release ${configmgr} has no ${words.replace(/^an? /, '')} yet: it came with ${problem.since}.`, {
        path: 'deployment.method',
        evidence,
        fix: `Update the site to ${problem.since} or later, or plan a cloud service (classic) for now.`,
      });
    }
    if (newUntil !== undefined && configmgr > newUntil && deployed === undefined)
      return missingFromPlan('deployment.deployed', 'whether the gateway exists already');
    if (problem?.kind === 'no-new') {
      return fail(`Release ${configmgr} makes no new gateway as ${words}: ${problem.until} was the last.`, {
        path: 'deployment.method',
        evidence,
      });
    }
    const classic = refusedFrom === undefined ? '' : `; the upgrade to ${refusedFrom} asks for its conversion`;
    return pass(`Release ${configmgr} has ${words}${classic}`, evidence);
  },
});
