import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/client-app-secret',
  rule: 'plan/client-app-secret',
  title: 'The client app has a secret',
  fails: [],
  make: (kit) => planArtefact(kit, { entra: { clientApp: { secretExpires: '2026-01-01' } } }),
});
