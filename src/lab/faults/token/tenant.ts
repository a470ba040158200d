import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/tenant',
  rule: 'token/tenant',
  title: 'TenantId and issuer name two tenants',
  make: (kit) => tokenArtefact(kit, { claims: { iss: 'urn:sccm:oauth2:607b7853-6f6f-4d5d-b3d4-811c33fdd49a' } }),
});
