import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/upload-certificates-only',
  rule: 'trust/upload-certificates-only',
  title: 'The root is there as a PFX with its private key',
  async make(kit) {
    const pfx = await kit.pfx(kit.root.der, {
      keys: [{ key: kit.keys.root, id: 1 }],
      certificates: [{ der: kit.root.der, id: 1 }],
    });
    return kit.upload({ 'root.pfx': pfx, 'issuing.cer': kit.issuing.der });
  },
});
