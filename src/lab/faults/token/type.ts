import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/type',
  rule: 'token/type',
  title: 'The token is for something else than bulk registration',
  make: (kit) => tokenArtefact(kit, { claims: { Type: 'ClientAuthentication' } }),
});
