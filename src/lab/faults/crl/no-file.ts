import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/no-file',
  rule: 'crl/no-file',
  title: 'One location of the CRL is a file share',
  make: (kit) =>
    kit.serverPfx({
      extensions: {
        crlDistributionPoints: ['http://pki.contoso.com/issuing.crl', 'file://ca01/CertEnroll/issuing.crl'],
      },
    }),
});
