import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/vm-redundancy',
  rule: 'plan/vm-redundancy',
  title: 'One virtual machine alone',
  make: (kit) => planArtefact(kit, { deployment: { vm: { count: 1 } } }),
});
