import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/no-duplicates',
  rule: 'trust/no-duplicates',
  title: 'The same CA is there twice',
  make: (kit) => kit.upload({ 'root.cer': kit.root.der, 'copy.cer': kit.root.der, 'issuing.cer': kit.issuing.der }),
});
