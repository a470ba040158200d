import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/public-host',
  rule: 'crl/public-host',
  title: "The CRL is on a host that only the company's own network knows",
  make: (kit) => kit.serverPfx({ extensions: { crlDistributionPoints: ['http://ca01/CertEnroll/issuing.crl'] } }),
});
