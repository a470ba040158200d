import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'crl/current',
  rule: 'crl/current',
  title: 'The CRL ended yesterday',
  fails: ['crl/current', 'crl/covers-chain'],
  make: (kit) => kit.withCrls({ 'issuing.crl': kit.crl({ thisUpdate: kit.now - 8 * DAY, nextUpdate: kit.now - DAY }) }),
});
