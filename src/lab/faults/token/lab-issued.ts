import { labUniqueId } from '../../../core/token/lab.js';
import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

export default defineFault({
  id: 'token/lab-issued',
  rule: 'token/lab-issued',
  title: "The token is a lab's",
  fails: [],
  make: (kit) => tokenArtefact(kit, { claims: { UniqueId: labUniqueId(new Uint8Array(16).fill(7)) } }),
});
