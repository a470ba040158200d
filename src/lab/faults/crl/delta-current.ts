import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/delta-current',
  rule: 'crl/delta-current',
  title: 'The CRL names a delta CRL, and the one given was made for a later CRL',
  make: (kit) =>
    kit.withCrls({
      'issuing.crl': kit.crl({ freshestCrl: ['http://pki.contoso.com/issuing-delta.crl'] }),
      'issuing-delta.crl': kit.crl({ number: 19, deltaBase: 18 }),
    }),
});
