import { defineRule, fail, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/hierarchy',
  title: 'The hierarchy is one that the deployment method supports',
  targets: ['plan'],
  severity: 'error',
  why: 'Scale sets of 2010 and 2103 are supported at a standalone primary site alone.',
  fix: 'Update to 2107 or later before a scale set is deployed in a hierarchy with a central administration site.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Limitations of scale sets in version 2010', strength: 'required' }],
  example: {
    good: 'hierarchy: standalone, configmgr: 2010',
    bad: 'hierarchy: cas, method: scale-set, configmgr: 2010',
  },
  check({ plan: { configmgr, deployment, hierarchy } }) {
    const kind = hierarchy?.kind;
    if (kind === undefined) return missingFromPlan('hierarchy.kind', 'whether there is a central administration site');
    const method = deployment?.method;
    if (kind === 'cas' && method === undefined)
      return missingFromPlan('deployment.method', 'how the gateway is deployed');
    if (kind === 'cas' && method === 'scale-set' && configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const early =
      method === 'scale-set' &&
      configmgr !== undefined &&
      configmgr >= MILESTONES.scaleSetCsp.from &&
      configmgr < MILESTONES.scaleSet.from;
    const evidence = { kind, ...(configmgr === undefined ? {} : { configmgr }) };
    return early && kind === 'cas'
      ? fail(`Scale sets of release ${configmgr} are for a standalone primary site alone.`, {
          path: 'hierarchy.kind',
          evidence,
        })
      : pass(
          kind === 'cas' ? 'A central administration site is supported' : 'A standalone primary site is supported',
          evidence,
        );
  },
});
