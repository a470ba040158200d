import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/deployment-offered',
  rule: 'name/deployment-offered',
  title: 'A cloud service (classic) is asked for with a release that has none',
  make: (kit) => kit.serverPfx({}, { deployment: 'cloud-service-classic', configmgr: 2503, siteServer: '2022' }),
});
