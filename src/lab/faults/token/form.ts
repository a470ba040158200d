import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/form',
  rule: 'token/form',
  title: 'The end of the token is missing, as where it was not copied whole',
  fails: ['token/form', 'token/signature'],
  make: (kit) => tokenArtefact(kit, { tamper: (token) => token.slice(0, token.lastIndexOf('.')) }),
});
