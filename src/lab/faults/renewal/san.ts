import { defineFault } from '../defineFault.js';
import { DAY, SERVER, serial } from '../kit.js';

export default defineFault({
  id: 'renewal/san',
  rule: 'renewal/san',
  title: 'A name of the old SAN is gone',
  async make(kit) {
    const before = kit.server({
      key: kit.keys.other,
      serialNumber: serial(3),
      notBefore: kit.now - 340 * DAY,
      notAfter: kit.now + 25 * DAY,
      extensions: { subjectAltName: [SERVER, 'gateway.contoso.com'] },
    });
    const after = kit.server();
    const files = {
      'old.cer': before,
      'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
    };
    return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
  },
});
