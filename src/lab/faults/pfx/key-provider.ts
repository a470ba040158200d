import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/key-provider',
  rule: 'pfx/key-provider',
  title: 'The key was in a KSP, for a release that knows none',
  make: (kit) => kit.serverPfx({}, { configmgr: 1710 }),
});
