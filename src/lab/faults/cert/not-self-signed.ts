import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/not-self-signed',
  rule: 'cert/not-self-signed',
  title: 'The certificate signed itself',
  async make(kit) {
    const der = kit.server({ issuer: 'self' });
    return {
      files: { 'server.pfx': await kit.pfx(der, { certificates: [{ der, id: 1 }] }) },
      check: { inputs: ['server.pfx'] },
    };
  },
});
