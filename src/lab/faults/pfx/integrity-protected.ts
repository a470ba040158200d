import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/integrity-protected',
  rule: 'pfx/integrity-protected',
  title: 'Nothing tells whether the file was altered: it has no MAC',
  make: (kit) => kit.serverPfx({}, {}, { mac: false }),
});
