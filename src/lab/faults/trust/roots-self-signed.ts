import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/roots-self-signed',
  rule: 'trust/roots-self-signed',
  title: 'The issuing CA is given as a root',
  make: (kit) =>
    kit.upload(
      { 'root.cer': kit.root.der, 'issuing.cer': kit.issuing.der },
      { inputs: ['root.cer', 'issuing.cer'], roots: ['issuing.cer'] },
    ),
});
