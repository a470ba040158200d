import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/issuer',
  rule: 'crl/issuer',
  title: "In place of the issuing CA's CRL stands that of another CA",
  make: (kit) =>
    kit.withCrls({
      'fabrikam.crl': kit.crl({ issuer: { name: [['CN', 'Fabrikam Issuing CA']], key: kit.keys.other } }),
    }),
});
