import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'key/not-weak',
  rule: 'key/not-weak',
  title: 'The two primes of the key lie side by side',
  make: (kit) => kit.serverPfx({ key: kit.keys.closePrimes }),
});
