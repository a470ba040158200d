import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/no-ca-key',
  rule: 'pfx/no-ca-key',
  title: 'The private key of the issuing CA is in the file',
  fails: ['pfx/no-ca-key', 'pfx/single-identity'],
  make: (kit) =>
    kit.serverPfx(
      {},
      {},
      {
        keys: [
          { key: kit.keys.leaf, id: 1 },
          { key: kit.keys.issuing, id: 2 },
        ],
        certificates: [
          { der: kit.server(), id: 1 },
          { der: kit.issuing.der, id: 2 },
        ],
      },
    ),
});
