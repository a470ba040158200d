import { defineFault } from '../defineFault.js';
import { serial } from '../kit.js';

export default defineFault({
  id: 'key/not-shared',
  rule: 'key/not-shared',
  title: 'Two computers have the same key',
  make(kit) {
    const files = {
      'pc1.cer': kit.client(),
      'pc2.cer': kit.client({ name: 'PC-0002.contoso.com', serialNumber: serial(3) }),
    };
    return kit.withRoot(
      { ...files, 'issuing.cer': kit.issuing.der },
      { inputs: Object.keys(files), as: 'client', intermediates: ['issuing.cer'] },
    );
  },
});
