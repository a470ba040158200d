import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/signature',
  rule: 'crl/signature',
  title: "The CRL's signature is wrong",
  fails: ['crl/signature', 'crl/covers-chain'],
  make: (kit) => kit.withCrls({ 'issuing.crl': kit.crl({ signature: 'broken' }) }),
});
