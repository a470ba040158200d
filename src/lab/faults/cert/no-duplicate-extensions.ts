import { EXTENSION } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/no-duplicate-extensions',
  rule: 'cert/no-duplicate-extensions',
  title: 'The authority information access is there twice',
  fails: ['cert/no-duplicate-extensions', 'trust/path-valid'],
  make: (kit) =>
    kit.serverPfx({ extraExtensions: [{ oid: EXTENSION.authorityInfoAccess, value: Uint8Array.of(0x30, 0) }] }),
});
