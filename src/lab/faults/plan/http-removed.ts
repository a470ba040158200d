import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/http-removed',
  rule: 'plan/http-removed',
  title: 'A management point is over HTTP on 2503',
  make: (kit) =>
    planArtefact(kit, {
      managementPoints: [{ server: 'mp01.contoso.com', site: 'P01', mode: 'http', cmgTraffic: true }],
    }),
});
