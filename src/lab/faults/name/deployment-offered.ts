import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/deployment-offered',
  rule: 'name/deployment-offered',
  title: 'A scale set is asked for with a release that has none yet',
  make: (kit) => kit.serverPfx({}, { deployment: 'scale-set', configmgr: 2006 }),
});
