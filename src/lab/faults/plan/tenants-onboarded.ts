import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/tenants-onboarded',
  rule: 'plan/tenants-onboarded',
  title: 'A second tenant is not onboarded',
  make: (kit) =>
    planArtefact(kit, {
      entra: { otherTenants: [{ tenantId: '22222222-3333-4444-5555-666666666666', onboarded: false }] },
    }),
});
