import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/boundary-groups',
  rule: 'plan/boundary-groups',
  title: 'The gateway is in no boundary group',
  make: (kit) => planArtefact(kit, { boundaryGroups: false }),
});
