import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'usage/key-usage',
  rule: 'usage/key-usage',
  title: 'The key may not sign',
  make: (kit) => kit.serverPfx({ extensions: { keyUsage: ['keyEncipherment'] } }),
});
