import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';
import { dayOf, planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/app-secret-expiry',
  rule: 'plan/app-secret-expiry',
  title: 'The secret of the server app ends within a week',
  make: (kit) => planArtefact(kit, { entra: { serverApp: { secretExpires: dayOf(kit.now + 6 * DAY) } } }),
});
