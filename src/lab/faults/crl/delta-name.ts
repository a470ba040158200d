import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/delta-name',
  rule: 'crl/delta-name',
  title: 'The name of the delta CRL ends in a plus sign',
  fails: [],
  make: (kit) => kit.serverPfx({ extensions: { freshestCrl: ['http://pki.contoso.com/issuing+.crl'] } }),
});
