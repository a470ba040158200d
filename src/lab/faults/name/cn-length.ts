import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/cn-length',
  rule: 'name/cn-length',
  title: 'The common name has more than 64 characters',
  make: (kit) => kit.serverPfx({ name: `granitefalls.${'gateway.'.repeat(7)}contoso.com` }),
});
