import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/key-matches-certificate',
  rule: 'pfx/key-matches-certificate',
  title: 'The private key is that of another certificate',
  make: (kit) => kit.serverPfx({}, {}, { keys: [{ key: kit.keys.other, id: 1 }] }),
});
