import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/prefix-length',
  rule: 'name/prefix-length',
  title: 'The first label has two characters',
  make: (kit) => kit.serverPfx({ name: 'gf.contoso.com' }),
});
