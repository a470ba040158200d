import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/vm-count',
  rule: 'plan/vm-count',
  title: '17 virtual machines',
  make: (kit) => planArtefact(kit, { deployment: { vm: { count: 17 } } }),
});
