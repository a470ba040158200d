import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/server-root-private',
  rule: 'trust/server-root-private',
  title: 'The root is a private one, which clients on the internet need',
  fails: [],
  make: (kit) => kit.serverPfx(),
});
