import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/algorithm',
  rule: 'token/algorithm',
  title: 'The header says that the token is not signed',
  fails: ['token/algorithm', 'token/signature'],
  make: (kit) => tokenArtefact(kit, { header: { alg: 'none' } }),
});
