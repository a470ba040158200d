import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/no-https',
  rule: 'crl/no-https',
  title: 'One location of the CRL is https',
  make: (kit) =>
    kit.serverPfx({
      extensions: {
        crlDistributionPoints: ['http://pki.contoso.com/issuing.crl', 'https://pki.contoso.com/issuing.crl'],
      },
    }),
});
