import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'trust/ca-outlives-leaf',
  rule: 'trust/ca-outlives-leaf',
  title: 'The issuing CA ends before the certificate does',
  make: (kit) =>
    kit.below(
      kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { notAfter: kit.now + 200 * DAY }),
    ),
});
