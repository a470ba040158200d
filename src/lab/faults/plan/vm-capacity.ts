import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/vm-capacity',
  rule: 'plan/vm-capacity',
  title: '12,001 clients on two virtual machines',
  make: (kit) => planArtefact(kit, { clients: { count: 12_001 } }),
});
