import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/resource-group-region',
  rule: 'plan/resource-group-region',
  title: 'The resource group is in another region',
  make: (kit) => planArtefact(kit, { deployment: { resourceGroup: { region: 'westus' } } }),
});
