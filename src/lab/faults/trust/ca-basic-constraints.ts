import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/ca-basic-constraints',
  rule: 'trust/ca-basic-constraints',
  title: 'The issuing CA says that it is no CA',
  fails: ['trust/ca-basic-constraints', 'trust/path-valid'],
  make: (kit) =>
    kit.below(
      kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, {
        extensions: { basicConstraints: { ca: false } },
      }),
    ),
});
