import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/connection-points',
  rule: 'plan/connection-points',
  title: 'There is one connection point alone',
  make: (kit) => planArtefact(kit, { connectionPoints: [{ server: 'cmgcp01.contoso.com' }] }),
});
