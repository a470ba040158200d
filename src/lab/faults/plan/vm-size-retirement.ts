import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/vm-size-retirement',
  rule: 'plan/vm-size-retirement',
  title: 'A size that Azure has announced to retire',
  fails: [],
  make: (kit) => planArtefact(kit, { deployment: { vm: { size: 'A4_v2' } } }),
});
