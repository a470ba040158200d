import { EXTENSION } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/extensions-decodable',
  rule: 'cert/extensions-decodable',
  title: 'The key usage extension holds no BIT STRING',
  fails: ['cert/extensions-decodable', 'trust/path-valid'],
  make: (kit) =>
    kit.serverPfx({
      extensions: { keyUsage: undefined },
      extraExtensions: [{ oid: EXTENSION.keyUsage, value: Uint8Array.of(4, 1, 0), critical: true }],
    }),
});
