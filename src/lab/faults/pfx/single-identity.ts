import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/single-identity',
  rule: 'pfx/single-identity',
  title: 'Two certificates have their keys in the file',
  make(kit) {
    const first = kit.server();
    const second = kit.server({ key: kit.keys.other, name: 'fourthcoffee.contoso.com' });
    return kit.serverPfx(
      {},
      {},
      {
        keys: [
          { key: kit.keys.leaf, id: 1 },
          { key: kit.keys.other, id: 2 },
        ],
        certificates: [{ der: first, id: 1 }, { der: second, id: 2 }, { der: kit.issuing.der }],
      },
    );
  },
});
