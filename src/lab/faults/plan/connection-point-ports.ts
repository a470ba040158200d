import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/connection-point-ports',
  rule: 'plan/connection-point-ports',
  title: 'Two connection points for 40,000 clients',
  make: (kit) => planArtefact(kit, { clients: { count: 40_000 }, deployment: { vm: { size: 'A4_v2', count: 5 } } }),
});
