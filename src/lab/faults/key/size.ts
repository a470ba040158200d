import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'key/size',
  rule: 'key/size',
  title: 'The key has 1024 bits',
  make: (kit) => kit.serverPfx({ key: kit.keys.short }),
});
