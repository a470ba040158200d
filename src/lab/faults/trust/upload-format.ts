import { writePem } from '../../../core/pem.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/upload-format',
  rule: 'trust/upload-format',
  title: 'Both CAs are in one PEM file',
  make: (kit) =>
    kit.upload({ 'chain.pem': writePem('CERTIFICATE', kit.root.der) + writePem('CERTIFICATE', kit.issuing.der) }),
});
