import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { capacityOf } from '../../core/plan/capacity.js';
import { VM_LIMITS } from '../../core/plan/versions.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/vm-capacity',
  title: 'The virtual machines take the connections of all clients',
  targets: ['plan'],
  severity: 'error',
  why: 'A virtual machine takes a number of client connections that depends on release, method and size. Beyond it clients wait or fail.',
  fix: 'Add virtual machines or choose a larger size; beyond 16 add a second gateway.',
  symptoms: 'none recorded',
  citations: [{ source: 'PERF', section: 'CMG', strength: 'required' }],
  example: { good: '12,000 clients on two A2_v2', bad: '12,001 clients on two A2_v2' },
  check({ plan }) {
    const need = capacityOf(plan);
    if ('instead' in need) return need.instead;
    const { clients, count, perVm, needed } = need;
    if (count < VM_LIMITS.least) return notApplicable('That is no number of virtual machines (plan/vm-count).');
    const evidence = { clients, virtualMachines: count, connectionsPerVm: perVm, needed };
    const take = `${counted(count, 'virtual machine')} ${count === 1 ? 'takes' : 'take'} ${count * perVm} connections`;
    return clients <= count * perVm
      ? pass(`${take}; ${clients} are planned`, evidence)
      : fail(`${take}, and ${clients} clients are planned: ${needed} are needed.`, {
          path: 'deployment.vm.count',
          evidence,
          fix:
            needed > VM_LIMITS.most
              ? 'Plan a second gateway, or a larger size of virtual machine.'
              : `Plan ${needed} virtual machines.`,
        });
  },
});
