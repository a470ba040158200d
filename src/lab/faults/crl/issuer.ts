import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/issuer',
  rule: 'crl/issuer',
  title: "The CRL is of a CA that is none of the chain's",
  make: (kit) =>
    kit.withCrls({
      'issuing.crl': kit.crl(),
      'fabrikam.crl': kit.crl({ issuer: { name: [['CN', 'Fabrikam Issuing CA']], key: kit.keys.other } }),
    }),
});
