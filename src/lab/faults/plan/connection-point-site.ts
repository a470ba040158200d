import { defineFault } from '../defineFault.js';
import { planArtefact, WITH_CAS } from '../planArtefact.js';

export default defineFault({
  id: 'plan/connection-point-site',
  rule: 'plan/connection-point-site',
  title: 'A connection point is at the central administration site',
  make: (kit) =>
    planArtefact(kit, {
      ...WITH_CAS,
      connectionPoints: [...(WITH_CAS.connectionPoints ?? []), { server: 'cmgcp02.contoso.com', site: 'CAS' }],
    }),
});
