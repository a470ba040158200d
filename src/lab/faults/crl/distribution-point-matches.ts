import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/distribution-point-matches',
  rule: 'crl/distribution-point-matches',
  title: 'The CRL says that it is for another location',
  fails: ['crl/distribution-point-matches', 'crl/covers-chain'],
  make: (kit) =>
    kit.withCrls({ 'issuing.crl': kit.crl({ issuingDistributionPoint: ['http://pki.contoso.com/other.crl'] }) }),
});
