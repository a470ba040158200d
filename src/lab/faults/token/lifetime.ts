import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/lifetime',
  rule: 'token/lifetime',
  title: 'The token lives thirty days',
  make: (kit) => tokenArtefact(kit, { lifetime: 43_200 }),
});
