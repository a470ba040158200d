import { defineFault } from '../defineFault.js';
import { serial } from '../kit.js';

export default defineFault({
  id: 'client/identity-unique',
  rule: 'client/identity-unique',
  title: 'Two certificates with different keys name the same computer',
  make(kit) {
    const files = { 'pc1.cer': kit.client(), 'pc2.cer': kit.client({ key: kit.keys.other, serialNumber: serial(3) }) };
    return kit.withRoot(
      { ...files, 'issuing.cer': kit.issuing.der },
      { inputs: Object.keys(files), as: 'client', intermediates: ['issuing.cer'] },
    );
  },
});
