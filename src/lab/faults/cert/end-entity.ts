import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/end-entity',
  rule: 'cert/end-entity',
  title: 'The certificate is a CA',
  fails: ['cert/end-entity', 'pfx/no-ca-key'],
  make: (kit) => kit.serverPfx({ extensions: { basicConstraints: { ca: true } } }, { as: 'server' }),
});
