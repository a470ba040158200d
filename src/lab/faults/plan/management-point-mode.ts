import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/management-point-mode',
  rule: 'plan/management-point-mode',
  title: 'A management point over HTTP for clients with Microsoft Entra',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 2211,
      managementPoints: [{ server: 'mp01.contoso.com', site: 'P01', mode: 'http', cmgTraffic: true }],
    }),
});
