import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/user-discovery',
  rule: 'plan/user-discovery',
  title: 'Users have hybrid identities, and user discovery is off',
  make: (kit) => planArtefact(kit, { entra: { userDiscovery: false, hybridIdentities: true } }),
});
