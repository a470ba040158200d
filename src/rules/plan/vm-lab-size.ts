import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

const LAB_CLIENTS = 10;

export default defineRule({
  id: 'plan/vm-lab-size',
  title: 'The lab size is used for a lab alone',
  targets: ['plan'],
  severity: 'warning',
  why: 'A B2s virtual machine is meant for labs and serves 10 clients.',
  fix: 'Choose A2_v2 or A4_v2 for more than 10 clients.',
  symptoms: 'none recorded',
  citations: [{ source: 'PERF', section: 'CMG', strength: 'recommended' }],
  example: { good: 'B2s for 5 clients', bad: 'B2s for 200 clients' },
  check({ plan: { configmgr, deployment, clients } }) {
    const size = deployment?.vm?.size;
    const hasSizes =
      deployment?.method === 'scale-set' && (configmgr ?? MILESTONES.scaleSet.from) >= MILESTONES.scaleSet.from;
    if (size === undefined && hasSizes)
      return unconfirmed('deployment.vm.size', 'which size the virtual machines have');
    if (size !== 'B2s') return notApplicable('The size is not that of a lab.');
    const count = clients?.count;
    if (count === undefined) return missingFromPlan('clients.count', 'how many clients use the gateway');
    const evidence = { size, clients: count };
    return count <= LAB_CLIENTS
      ? pass(`${count} clients on a lab size`, evidence)
      : fail(`B2s is for a lab of ${LAB_CLIENTS} clients at most; ${count} are planned.`, {
          path: 'deployment.vm.size',
          evidence,
        });
  },
});
