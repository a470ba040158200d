import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/user-scenarios',
  rule: 'plan/user-scenarios',
  title: 'Something is deployed to users, who have tokens alone',
  make: (kit) => planArtefact(kit, { clients: { authentication: ['token'] } }),
});
