import { defineFault } from '../defineFault.js';
import { CLASSIC, planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/management-certificate',
  rule: 'plan/management-certificate',
  title: 'Service management without a management certificate',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 1810,
      deployment: {
        method: 'service-management',
        resourceGroup: undefined,
        subscription: { registeredProviders: CLASSIC },
        vm: { size: 'classic' },
      },
    }),
});
