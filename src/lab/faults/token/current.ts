import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/current',
  rule: 'token/current',
  title: 'The token expired an hour ago',
  make: (kit) => tokenArtefact(kit, { age: 4380 }),
});
