import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/number',
  rule: 'crl/number',
  title: 'The CRL has no number',
  make: (kit) => kit.withCrls({ 'issuing.crl': kit.crl({ number: undefined }) }),
});
