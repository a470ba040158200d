import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/boundary-groups',
  title: 'The gateway is in a boundary group',
  targets: ['plan'],
  severity: 'warning',
  why: 'From 1902 on, clients on the intranet use the gateway where their boundary group names it. Clients on the internet need no boundary group.',
  fix: 'Administration > Hierarchy Configuration > Boundary Groups > the group > References: add the gateway.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Add CMG to boundary groups', strength: 'recommended' }],
  example: { good: 'boundaryGroups: true', bad: 'boundaryGroups: false' },
  check({ plan: { configmgr, boundaryGroups } }) {
    const { from } = MILESTONES.boundaryGroups;
    if (configmgr !== undefined && configmgr < from)
      return notApplicable(`Release ${configmgr} has no gateways in boundary groups.`);
    if (boundaryGroups === undefined)
      return unconfirmed('boundaryGroups', 'whether the gateway is in a boundary group');
    return boundaryGroups
      ? pass('It is', { boundaryGroups })
      : fail('The gateway is in no boundary group: clients on the intranet do not use it.', {
          path: 'boundaryGroups',
          evidence: { boundaryGroups },
        });
  },
});
