import { defineFault } from '../defineFault.js';
import { CLASSIC, planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/deployment-method',
  rule: 'plan/deployment-method',
  title: 'A new cloud service (classic) on 2203',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 2203,
      deployment: {
        method: 'cloud-service-classic',
        subscription: { registeredProviders: CLASSIC },
        vm: { size: 'classic' },
      },
    }),
});
