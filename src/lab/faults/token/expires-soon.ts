import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/expires-soon',
  rule: 'token/expires-soon',
  title: 'The token has three hours left',
  make: (kit) => tokenArtefact(kit, { age: 4140 }),
});
