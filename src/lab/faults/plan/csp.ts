import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/csp',
  rule: 'plan/csp',
  title: 'A scale set of 2103 in a subscription that is not of a CSP',
  make: (kit) => planArtefact(kit, { configmgr: 2103 }),
});
