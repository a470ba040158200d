import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/resource-group-name',
  rule: 'plan/resource-group-name',
  title: 'The name of the resource group has a capital and an underscore, on 2103',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 2103,
      deployment: { resourceGroup: { name: 'Contoso_CMG' }, subscription: { csp: true } },
    }),
});
