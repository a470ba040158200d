import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/resource-providers',
  rule: 'plan/resource-providers',
  title: 'Three resource providers are not registered',
  make: (kit) => planArtefact(kit, { deployment: { subscription: { registeredProviders: ['Microsoft.Storage'] } } }),
});
