import { defineFault } from '../defineFault.js';
import { DAY, serial } from '../kit.js';

export default defineFault({
  id: 'renewal/cn',
  rule: 'renewal/cn',
  title: 'The new certificate spells the name otherwise',
  async make(kit) {
    const before = kit.server({
      key: kit.keys.other,
      serialNumber: serial(3),
      notBefore: kit.now - 340 * DAY,
      notAfter: kit.now + 25 * DAY,
    });
    const after = kit.server({ name: 'granitefalls.contoso.com' });
    const files = {
      'old.cer': before,
      'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
    };
    return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
  },
});
