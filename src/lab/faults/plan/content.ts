import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/content',
  rule: 'plan/content',
  title: 'Content is on, and clients may not take it',
  make: (kit) => planArtefact(kit, { clientSettings: { cloudDistributionPoint: false } }),
});
