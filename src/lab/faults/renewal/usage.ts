import { PURPOSE } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';
import { DAY, serial } from '../kit.js';

export default defineFault({
  id: 'renewal/usage',
  rule: 'renewal/usage',
  title: 'The new certificate is for clients alone',
  fails: ['renewal/usage', 'trust/path-valid', 'usage/server-auth'],
  async make(kit) {
    const before = kit.server({
      key: kit.keys.other,
      serialNumber: serial(3),
      notBefore: kit.now - 340 * DAY,
      notAfter: kit.now + 25 * DAY,
    });
    const after = kit.server({ extensions: { extendedKeyUsage: [PURPOSE.clientAuth] } });
    const files = {
      'old.cer': before,
      'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
    };
    return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
  },
});
