import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/distribution-point',
  rule: 'crl/distribution-point',
  title: 'The certificate names no CRL',
  make: (kit) => kit.serverPfx({ extensions: { crlDistributionPoints: undefined } }),
});
