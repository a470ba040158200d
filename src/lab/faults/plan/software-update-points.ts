import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/software-update-points',
  rule: 'plan/software-update-points',
  title: 'A software update point does not allow traffic from the gateway',
  make: (kit) =>
    planArtefact(kit, {
      softwareUpdatePoints: [{ server: 'sup01.contoso.com', site: 'P01', mode: 'https', cmgTraffic: false }],
    }),
});
