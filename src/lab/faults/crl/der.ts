import { writePem } from '../../../core/pem.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/der',
  rule: 'crl/der',
  title: 'The CRL is PEM',
  make: (kit) => kit.withCrls({ 'issuing.crl': Buffer.from(writePem('X509 CRL', kit.crl())) }),
});
