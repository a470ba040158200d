import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/software-update-point-mode',
  rule: 'plan/software-update-point-mode',
  title: 'A software update point is over HTTP',
  fails: [],
  make: (kit) =>
    planArtefact(kit, {
      softwareUpdatePoints: [{ server: 'sup01.contoso.com', site: 'P01', mode: 'http', cmgTraffic: true }],
    }),
});
