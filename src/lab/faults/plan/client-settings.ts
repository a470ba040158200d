import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/client-settings',
  rule: 'plan/client-settings',
  title: 'Clients are not allowed to use a gateway',
  make: (kit) => planArtefact(kit, { clientSettings: { useGateway: false } }),
});
