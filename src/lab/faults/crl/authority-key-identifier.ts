import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/authority-key-identifier',
  rule: 'crl/authority-key-identifier',
  title: "The CRL names another key than its issuer's",
  make: (kit) => kit.withCrls({ 'issuing.crl': kit.crl({ authorityKeyIdentifier: new Uint8Array(20).fill(0xab) }) }),
});
