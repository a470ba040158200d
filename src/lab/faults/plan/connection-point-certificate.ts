import { defineFault } from '../defineFault.js';
import { pkiPlanArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/connection-point-certificate',
  rule: 'plan/connection-point-certificate',
  title: 'The connection points have no client certificate',
  make: (kit) =>
    pkiPlanArtefact(kit, {
      connectionPoints: [
        { server: 'cmgcp01.contoso.com', site: 'P01' },
        { server: 'cmgcp02.contoso.com', site: 'P01' },
      ],
    }),
});
