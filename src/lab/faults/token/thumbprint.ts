import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/thumbprint',
  rule: 'token/thumbprint',
  title: 'The header names another certificate than the one that signed',
  make: (kit) => tokenArtefact(kit, { header: { x5t: Buffer.alloc(20, 0xab).toString('base64url') } }),
});
