import { oid } from '../../../core/asn1/encode.js';
import { EXTENSION } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';
import { resign } from '../resign.js';

const OID_OF_KEY_USAGE = oid(EXTENSION.keyUsage);

/** The critical flag of the key usage. Looked for with the OID before it: a flag alone may stand in the octets of the key, too. */
function withSloppyTrue(tbs: Buffer): Uint8Array {
  const at = tbs.indexOf(Buffer.of(...OID_OF_KEY_USAGE, 0x01, 0x01, 0xff));
  tbs[at + OID_OF_KEY_USAGE.length + 2] = 0x01;
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
