import { defineFault } from '../defineFault.js';
import { planArtefact, WITH_CAS } from '../planArtefact.js';

export default defineFault({
  id: 'plan/top-level-site',
  rule: 'plan/top-level-site',
  title: 'The gateway is created below the central administration site',
  make: (kit) => planArtefact(kit, { ...WITH_CAS, deployment: { site: 'P01' } }),
});
