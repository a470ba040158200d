import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/app-secret-years',
  rule: 'plan/app-secret-years',
  title: 'The secret of the server app was made for five years',
  make: (kit) => planArtefact(kit, { entra: { serverApp: { secretYears: 5 } } }),
});
