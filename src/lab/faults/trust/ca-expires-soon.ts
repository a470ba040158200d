import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'trust/ca-expires-soon',
  rule: 'trust/ca-expires-soon',
  title: 'The issuing CA ends in twelve days',
  // A certificate that ends before such a CA lives a short time as well.
  fails: ['trust/ca-expires-soon', 'cert/renewal-effort'],
  make: (kit) =>
    kit.below(
      kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { notAfter: kit.now + 12 * DAY }),
      { notAfter: kit.now + 11 * DAY, notBefore: kit.now - 10 * DAY },
    ),
});
