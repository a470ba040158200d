import { defineFault } from '../defineFault.js';
import { planArtefact, WITH_CAS } from '../planArtefact.js';

export default defineFault({
  id: 'plan/hierarchy',
  rule: 'plan/hierarchy',
  title: 'A scale set of 2103 below a central administration site',
  make: (kit) =>
    planArtefact(kit, {
      ...WITH_CAS,
      configmgr: 2103,
      deployment: { ...WITH_CAS.deployment, subscription: { csp: true } },
    }),
});
