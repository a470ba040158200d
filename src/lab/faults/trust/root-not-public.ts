import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/root-not-public',
  rule: 'trust/root-not-public',
  title: 'A public root is among the files',
  make: (kit) =>
    kit.upload({ 'root.cer': kit.root.der, 'issuing.cer': kit.issuing.der }, { publicRoots: ['root.cer'] }),
});
