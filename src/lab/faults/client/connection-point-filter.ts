import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/connection-point-filter',
  rule: 'client/connection-point-filter',
  title: 'The connection point drops the certificate, because its key may not sign',
  fails: ['trust/path-valid', 'usage/key-usage'],
  make: (kit) => kit.clientPfx({ extensions: { keyUsage: ['keyEncipherment'] } }, { as: 'connection-point' }),
});
