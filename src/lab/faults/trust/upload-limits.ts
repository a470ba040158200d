import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/upload-limits',
  rule: 'trust/upload-limits',
  title: 'Three roots, for a release that takes two',
  make(kit) {
    const second = kit.authority('Fabrikam Root CA', kit.keys.other);
    const third = kit.authority('Fourth Coffee Root CA', kit.keys.leaf);
    return kit.upload(
      { 'root.cer': kit.root.der, 'root2.cer': second.der, 'root3.cer': third.der, 'issuing.cer': kit.issuing.der },
      { configmgr: 1902 },
    );
  },
});
