import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/prefix-lowercase',
  rule: 'name/prefix-lowercase',
  title: 'The first label has upper case in it',
  fails: [],
  make: (kit) => kit.serverPfx({ name: 'GraniteFalls.contoso.com' }),
});
