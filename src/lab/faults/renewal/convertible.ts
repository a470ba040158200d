import { defineFault } from '../defineFault.js';
import { DAY, serial } from '../kit.js';

export default defineFault({
  id: 'renewal/convertible',
  rule: 'renewal/convertible',
  title: 'A CMG whose name is in an Azure domain is to be converted',
  async make(kit) {
    const before = kit.server({
      key: kit.keys.other,
      serialNumber: serial(3),
      notBefore: kit.now - 340 * DAY,
      notAfter: kit.now + 25 * DAY,
      name: 'granitefalls.cloudapp.net',
    });
    const after = kit.server({ name: 'granitefalls.cloudapp.net' });
    const files = {
      'old.cer': before,
      'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
    };
    return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'], convert: true });
  },
});
