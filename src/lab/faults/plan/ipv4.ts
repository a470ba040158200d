import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/ipv4',
  rule: 'plan/ipv4',
  title: 'Some clients have no IPv4',
  make: (kit) => planArtefact(kit, { clients: { ipv4: false } }),
});
