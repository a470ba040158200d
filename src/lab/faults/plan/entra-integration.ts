import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/entra-integration',
  rule: 'plan/entra-integration',
  title: 'The site is not onboarded to Microsoft Entra',
  make: (kit) => planArtefact(kit, { entra: { onboarded: false } }),
});
