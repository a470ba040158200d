import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/vm-lab-size',
  rule: 'plan/vm-lab-size',
  title: 'The lab size for 15 clients',
  make: (kit) => planArtefact(kit, { clients: { count: 15 }, deployment: { vm: { size: 'B2s' } } }),
});
