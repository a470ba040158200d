import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/mp-internet',
  rule: 'plan/mp-internet',
  title: 'A management point of 2603 does not reach the sign-in endpoints',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 2603,
      managementPoints: [
        { server: 'mp01.contoso.com', site: 'P01', mode: 'enhanced-http', cmgTraffic: true, reachesEntra: false },
      ],
    }),
});
