import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/ca-signature-hash',
  rule: 'trust/ca-signature-hash',
  title: "The issuing CA's certificate is signed with SHA-1",
  make: (kit) => kit.below(kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { hash: 'sha1' })),
});
