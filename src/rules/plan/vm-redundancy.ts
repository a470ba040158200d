import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/vm-redundancy',
  title: 'There are at least two virtual machines',
  targets: ['plan'],
  severity: 'warning',
  why: 'With one virtual machine, every update and every fault of Azure takes the gateway down.',
  fix: 'Choose two virtual machines or more.',
  symptoms: 'none recorded',
  citations: [{ source: 'PERF', section: 'Availability', strength: 'recommended' }],
  example: { good: 'count: 2', bad: 'count: 1' },
  check({ plan: { deployment } }) {
    const count = deployment?.vm?.count;
    if (count === undefined) return missingFromPlan('deployment.vm.count', 'how many virtual machines the gateway has');
    if (count < 1) return notApplicable('That is no number of virtual machines (plan/vm-count).');
    return count >= 2
      ? pass(`${count} virtual machines`, { count })
      : fail('One virtual machine alone: nothing serves while it is updated.', {
          path: 'deployment.vm.count',
          evidence: { count },
        });
  },
});
