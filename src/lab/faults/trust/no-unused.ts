import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/no-unused',
  rule: 'trust/no-unused',
  title: 'A CA that is above none of the clients given',
  fails: [],
  make(kit) {
    const other = kit.authority('Fabrikam Root CA', kit.keys.other);
    const files = {
      'client.cer': kit.client(),
      'root.cer': kit.root.der,
      'issuing.cer': kit.issuing.der,
      'fabrikam.cer': other.der,
    };
    return { files, check: { inputs: Object.keys(files) } };
  },
});
