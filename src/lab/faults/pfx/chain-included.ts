import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/chain-included',
  rule: 'pfx/chain-included',
  title: 'The intermediate CA is beside the file, not in it',
  async make(kit) {
    const { files } = await kit.serverPfx({}, {}, { certificates: [{ der: kit.server(), id: 1 }] });
    return kit.withRoot(
      { ...files, 'issuing.cer': kit.issuing.der },
      { inputs: ['server.pfx'], intermediates: ['issuing.cer'] },
    );
  },
});
