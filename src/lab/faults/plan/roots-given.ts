import { defineFault } from '../defineFault.js';
import { pkiPlanArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/roots-given',
  rule: 'plan/roots-given',
  title: 'Clients use PKI, and no root is named',
  make: (kit) => pkiPlanArtefact(kit, { files: { roots: [], intermediates: [] } }),
});
