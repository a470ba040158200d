import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/ca-key-usage',
  rule: 'trust/ca-key-usage',
  title: 'The issuing CA may not sign certificates',
  fails: ['trust/ca-key-usage', 'trust/path-valid'],
  make: (kit) =>
    kit.below(
      kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, {
        extensions: { keyUsage: ['digitalSignature', 'cRLSign'] },
      }),
    ),
});
