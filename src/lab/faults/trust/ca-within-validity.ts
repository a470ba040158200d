import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

export default defineFault({
  id: 'trust/ca-within-validity',
  rule: 'trust/ca-within-validity',
  title: 'The issuing CA ended ten days ago',
  fails: ['trust/ca-within-validity', 'trust/path-valid'],
  make: (kit) =>
    kit.below(
      kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { notAfter: kit.now - 10 * DAY }),
      { notAfter: kit.now + 285 * DAY },
    ),
});
