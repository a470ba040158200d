import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/cn-present',
  rule: 'name/cn-present',
  title: 'The subject has no common name',
  make: (kit) => kit.serverPfx({ subject: [['O', 'Contoso']] }),
});
