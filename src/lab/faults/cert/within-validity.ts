import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'cert/within-validity',
  rule: 'cert/within-validity',
  title: 'The certificate ended ten days ago',
  fails: ['cert/within-validity', 'trust/path-valid'],
  make: (kit) => kit.serverPfx({ notBefore: kit.now - 375 * DAY, notAfter: kit.now - 10 * DAY }),
});
