import { defineFault } from '../defineFault.js';
import { DAY, serial } from '../kit.js';

export default defineFault({
  id: 'renewal/later-expiry',
  rule: 'renewal/later-expiry',
  title: 'The new certificate ends before the old one',
  async make(kit) {
    const before = kit.server({ key: kit.keys.other, serialNumber: serial(3), notAfter: kit.now + 300 * DAY });
    const after = kit.server();
    const files = {
      'old.cer': before,
      'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
    };
    return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
  },
});
