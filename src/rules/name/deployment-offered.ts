import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { DEPLOYMENT_NAMES } from '../../core/names/clouds.js';
import { cloudOf } from '../../core/names/cloudTable.js';
import { methodProblem } from '../../core/plan/method.js';

export default defineRule({
  id: 'name/deployment-offered',
  title: 'The release of Configuration Manager offers the deployment method in this cloud',
  targets: ['server', 'server-request', 'name'],
  severity: 'error',
  why: 'Azure names a deployment by its method, and each release offers only some of them: no new cloud service (classic) from 2203 on and none at all from 2403 on, no scale set before 2010, and none in US Government before 2111.',
  fix: 'Choose the deployment method that the release offers (from 2203 on: --deployment scale-set), or name the release that you use.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Set up a CMG', strength: 'required' },
    { source: 'PLAN', section: 'Virtual machine scale sets', strength: 'required' },
    { source: 'NEW2403', section: 'Cloud-attached management', strength: 'required' },
  ],
  example: {
    good: '--deployment scale-set --configmgr 2503',
    bad: '--deployment cloud-service-classic --configmgr 2503',
  },
  check(_target, { settings: { deployment, configmgrVersion, cloud, deployed, ofPlan } }) {
    if (ofPlan === true)
      return notApplicable('The rules of the plan check it (plan/deployment-method, plan/environment).');
    if (deployment === undefined || configmgrVersion === undefined)
      return notApplicable('Nobody stated both the deployment method and the release.');
    const problem = methodProblem(deployment, configmgrVersion, cloud, deployed);
    const method = DEPLOYMENT_NAMES[deployment];
    const evidence = { deployment, configmgrVersion, ...(cloud === undefined ? {} : { cloud }) };
    if (problem === undefined) return pass(`Release ${configmgrVersion} offers ${method}`, evidence);
    const message = {
      refused: `Release ${configmgrVersion} does not support ${method}.`,
      'not-yet': `Release ${configmgrVersion} does not offer ${method} yet.`,
      'not-in-cloud-yet': `Release ${configmgrVersion} does not offer ${method} in the ${cloudOf('usgov').name} yet.`,
      'no-new': `Release ${configmgrVersion} creates no new ${method}.`,
    }[problem.kind];
    return fail(message, { evidence });
  },
});
