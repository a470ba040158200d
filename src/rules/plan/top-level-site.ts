import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/top-level-site',
  title: 'The gateway is created at the top-level site',
  targets: ['plan'],
  severity: 'warning',
  why: 'Where there is a central administration site, the gateway is created there, and every primary can use it.',
  fix: 'Create the gateway at the CAS and its connection points at the primaries.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Hierarchy design', strength: 'recommended' }],
  example: { good: 'site: CAS', bad: 'site: SEA, below a CAS' },
  check({ plan: { hierarchy, deployment } }) {
    if (hierarchy?.kind === undefined)
      return missingFromPlan('hierarchy.kind', 'whether there is a central administration site');
    const isElsewhere =
      deployment?.site !== undefined &&
      hierarchy.topLevelSite !== undefined &&
      deployment.site.toUpperCase() !== hierarchy.topLevelSite.toUpperCase();
    // With another site than the only one, one of the two statements is wrong.
    if (hierarchy.kind === 'standalone' && !isElsewhere) return notApplicable('A standalone primary site is the top.');
    if (deployment?.site === undefined) return unconfirmed('deployment.site', 'at which site the gateway is created');
    if (hierarchy.topLevelSite === undefined) return missingFromPlan('hierarchy.topLevelSite', 'which site is the CAS');
    const evidence = { site: deployment.site, topLevelSite: hierarchy.topLevelSite };
    const below =
      hierarchy.kind === 'cas' ? `below ${hierarchy.topLevelSite}` : `and the one primary is ${hierarchy.topLevelSite}`;
    return isElsewhere
      ? fail(`It is created at ${deployment.site}, ${below}.`, { path: 'deployment.site', evidence })
      : pass(`It is created at ${hierarchy.topLevelSite}`, evidence);
  },
});
