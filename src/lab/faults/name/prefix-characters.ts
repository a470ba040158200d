import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/prefix-characters',
  rule: 'name/prefix-characters',
  title: 'The first label contains a dash',
  make: (kit) => kit.serverPfx({ name: 'granite-falls.contoso.com' }),
});
