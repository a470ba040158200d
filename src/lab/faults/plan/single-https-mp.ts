import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/single-https-mp',
  rule: 'plan/single-https-mp',
  title: 'Two HTTPS management points on 2103, and clients from the internet',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 2103,
      deployment: { subscription: { csp: true } },
      clients: { internetInstall: true },
      managementPoints: [
        { server: 'mp01.contoso.com', site: 'P01', mode: 'https', cmgTraffic: true },
        { server: 'mp02.contoso.com', site: 'P01', mode: 'https', cmgTraffic: true },
      ],
    }),
});
