import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'cert/public-lifetime',
  rule: 'cert/public-lifetime',
  title: 'A certificate from a public CA lives a year, longer than browsers allow',
  make: (kit) =>
    kit.serverPfx({ notBefore: kit.now - 10 * DAY, notAfter: kit.now + 355 * DAY }, { publicRoots: ['root.cer'] }),
});
