import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/tls12',
  rule: 'plan/tls12',
  title: 'TLS 1.2 is not enforced',
  make: (kit) => planArtefact(kit, { tls12: false }),
});
