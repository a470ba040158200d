import { defineFault } from '../defineFault.js';
import { pkiPlanArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/verify-revocation',
  rule: 'plan/verify-revocation',
  title: 'Revocation is not verified, though the CRL is public',
  make: (kit) => pkiPlanArtefact(kit, { verifyClientRevocation: false }),
});
