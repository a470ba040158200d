import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'cert/expires-soon',
  rule: 'cert/expires-soon',
  title: 'The certificate ends in twelve days',
  make: (kit) => kit.serverPfx({ notBefore: kit.now - 353 * DAY, notAfter: kit.now + 12 * DAY }),
});
