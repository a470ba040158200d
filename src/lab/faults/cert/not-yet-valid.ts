import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'cert/not-yet-valid',
  rule: 'cert/within-validity',
  title: 'The certificate begins in ten days',
  fails: ['cert/within-validity', 'trust/path-valid'],
  make: (kit) => kit.serverPfx({ notBefore: kit.now + 10 * DAY, notAfter: kit.now + 375 * DAY }),
});
