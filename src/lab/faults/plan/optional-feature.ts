import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/optional-feature',
  rule: 'plan/optional-feature',
  title: 'The optional feature is off',
  make: (kit) => planArtefact(kit, { optionalFeature: false }),
});
