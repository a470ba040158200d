import { defineRule, notApplicable, note } from '../../core/check/rule.js';
import { VM_SIZES_RETIRE } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/vm-size-retirement',
  title: 'You know when Azure retires the size of the virtual machines',
  targets: ['plan'],
  severity: 'info',
  why: 'Azure has announced the retirement of the Av2 and B series, and every size that a scale set gateway offers is of one of them.',
  fix: `Before ${VM_SIZES_RETIRE}, update Configuration Manager to a release that offers other sizes, and change the size of the gateway.`,
  symptoms: 'none recorded',
  citations: [{ source: 'AZUREEOL', section: 'Virtual Machines, Id 503', strength: 'observed' }],
  example: { good: 'size: classic', bad: 'size: A2_v2' },
  check({ plan: { deployment } }) {
    const size = deployment?.vm?.size;
    if (deployment?.method !== undefined && deployment.method !== 'scale-set')
      return notApplicable('Only scale sets have these sizes.');
    if (size === undefined || size === 'classic') return notApplicable('The plan names no size of a scale set.');
    return note(`Azure retires virtual machines of size ${size} on ${VM_SIZES_RETIRE}.`, {
      path: 'deployment.vm.size',
      evidence: { size, retires: VM_SIZES_RETIRE },
    });
  },
});
