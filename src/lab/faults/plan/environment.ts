import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/environment',
  rule: 'plan/environment',
  title: 'A scale set in US Government on 2107',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 2107,
      deployment: { cloud: 'usgov', region: 'usgovvirginia', resourceGroup: { region: 'usgovvirginia' } },
    }),
});
