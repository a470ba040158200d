import { defineFault } from '../defineFault.js';
import { DAY, serial } from '../kit.js';

export default defineFault({
  id: 'renewal/key',
  rule: 'renewal/key',
  title: 'The new key is of another type than the old one',
  async make(kit) {
    const before = kit.server({
      key: kit.keys.elliptic,
      serialNumber: serial(3),
      notBefore: kit.now - 340 * DAY,
      notAfter: kit.now + 25 * DAY,
      extensions: { keyUsage: ['digitalSignature'] },
    });
    const after = kit.server();
    const files = {
      'old.cer': before,
      'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
    };
    return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
  },
});
