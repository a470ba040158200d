import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/claims',
  rule: 'token/claims',
  title: 'The UniqueId is no GUID',
  make: (kit) => tokenArtefact(kit, { claims: { UniqueId: 'db591e33-p6fd-4c5b-82f3-bf673e5bd0a2' } }),
});
