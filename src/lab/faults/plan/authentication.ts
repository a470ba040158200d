import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/authentication',
  rule: 'plan/authentication',
  title: 'No way of authentication is planned',
  make: (kit) => planArtefact(kit, { clients: { authentication: [], userScenarios: false } }),
});
