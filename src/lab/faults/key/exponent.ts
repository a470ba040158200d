import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'key/exponent',
  rule: 'key/exponent',
  title: 'The public exponent is 3',
  make: (kit) => kit.serverPfx({ key: kit.keys.smallExponent }),
});
