import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'cert/renewal-effort',
  rule: 'cert/renewal-effort',
  title: 'The certificate lives 47 days',
  make: (kit) => kit.serverPfx({ notBefore: kit.now - DAY, notAfter: kit.now + 46 * DAY - 1000 }),
});
