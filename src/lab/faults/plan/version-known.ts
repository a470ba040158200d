import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/version-known',
  rule: 'plan/version-known',
  title: 'There is no release 2502',
  make: (kit) => planArtefact(kit, { configmgr: 2502 }),
});
