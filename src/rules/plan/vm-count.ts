import { defineRule, fail, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { VM_LIMITS } from '../../core/plan/versions.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/vm-count',
  title: 'The gateway has 1 to 16 virtual machines',
  targets: ['plan'],
  severity: 'error',
  why: 'The wizard takes 1 to 16 virtual machines for one gateway; more clients need a second gateway.',
  fix: 'Choose 1 to 16; two or more for availability.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Create a CMG: VM instance', strength: 'required' },
    { source: 'PERF', section: 'CMG', strength: 'required' },
  ],
  example: { good: 'count: 2', bad: 'count: 17' },
  check({ plan: { deployment } }) {
    const count = deployment?.vm?.count;
    if (count === undefined) return missingFromPlan('deployment.vm.count', 'how many virtual machines the gateway has');
    const { least, most } = VM_LIMITS;
    return count >= least && count <= most
      ? pass(`${counted(count, 'virtual machine')}`, { count })
      : fail(`${count} virtual machines: one gateway has ${least} to ${most}.`, {
          path: 'deployment.vm.count',
          evidence: { count },
        });
  },
});
