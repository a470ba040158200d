import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'crl/expires-soon',
  rule: 'crl/expires-soon',
  title: 'The CRL ends in three hours',
  make: (kit) =>
    kit.withCrls({ 'issuing.crl': kit.crl({ thisUpdate: kit.now - 7 * DAY, nextUpdate: kit.now + DAY / 8 }) }),
});
