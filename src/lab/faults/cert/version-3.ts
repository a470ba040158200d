import { sequence } from '../../../core/asn1/encode.js';
import { defineFault } from '../defineFault.js';
import { contentStart, resign } from '../resign.js';

/** The version field is the first of the TBS, five octets long. */
const withoutVersion = (tbs: Buffer): Uint8Array => sequence(tbs.subarray(contentStart(tbs) + 5));

export default defineFault({
  id: 'cert/version-3',
  rule: 'cert/version-3',
  title: 'The certificate says that it is of version 1, and has extensions all the same',
  fails: ['cert/version-3', 'trust/path-valid'],
  make(kit) {
    const der = resign(kit.server(), kit.keys.issuing, (tbs) => withoutVersion(tbs));
    return kit.serverPfx({}, {}, { certificates: [{ der, id: 1 }, { der: kit.issuing.der }] });
  },
});
