import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/ca-key-strength',
  rule: 'trust/ca-key-strength',
  title: 'The issuing CA has a key of 1024 bits',
  make: (kit) => kit.below(kit.authority('Contoso Issuing CA 1', kit.keys.short, kit.root.signer)),
});
