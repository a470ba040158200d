import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/prefix-starts-with-letter',
  rule: 'name/prefix-starts-with-letter',
  title: 'The first label begins with a digit',
  make: (kit) => kit.serverPfx({ name: '1granitefalls.contoso.com' }),
});
