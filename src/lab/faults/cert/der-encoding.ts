import { defineFault } from '../defineFault.js';
import { resign } from '../resign.js';

/** The first critical flag. */
function withSloppyTrue(tbs: Buffer): Uint8Array {
  const at = tbs.indexOf(Buffer.of(0x01, 0x01, 0xff));
  tbs[at + 2] = 0x01;
  return tbs;
}

export default defineFault({
  id: 'cert/der-encoding',
  rule: 'cert/der-encoding',
  title: 'TRUE is written as 01 in place of FF',
  make(kit) {
    const der = resign(kit.server(), kit.keys.issuing, (tbs) => withSloppyTrue(tbs));
    return kit.serverPfx({}, {}, { certificates: [{ der, id: 1 }, { der: kit.issuing.der }] });
  },
});
