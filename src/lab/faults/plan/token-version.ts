import { defineFault } from '../defineFault.js';
import { CLASSIC, planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/token-version',
  rule: 'plan/token-version',
  title: 'Tokens on 1910',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 1910,
      clients: { authentication: ['token'], userScenarios: false },
      deployment: {
        method: 'cloud-service-classic',
        subscription: { registeredProviders: CLASSIC },
        vm: { size: 'classic' },
      },
    }),
});
