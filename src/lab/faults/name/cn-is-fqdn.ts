import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/cn-is-fqdn',
  rule: 'name/cn-is-fqdn',
  title: 'The common name is one label, not a full name',
  make: (kit) => kit.serverPfx({ name: 'GraniteFalls' }),
});
