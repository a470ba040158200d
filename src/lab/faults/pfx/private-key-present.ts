import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/private-key-present',
  rule: 'pfx/private-key-present',
  title: 'The file holds the certificate and no key',
  make: (kit) => kit.serverPfx({}, {}, { keys: [] }),
});
