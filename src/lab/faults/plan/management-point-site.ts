import { defineFault } from '../defineFault.js';
import { planArtefact, WITH_CAS } from '../planArtefact.js';

export default defineFault({
  id: 'plan/management-point-site',
  rule: 'plan/management-point-site',
  title: 'The management points are at one of two primaries',
  make: (kit) =>
    planArtefact(kit, {
      ...WITH_CAS,
      managementPoints: [
        { server: 'mp01.contoso.com', site: 'P01', mode: 'enhanced-http', cmgTraffic: true, reachesEntra: true },
      ],
    }),
});
