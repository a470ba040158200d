import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'key/rsa',
  rule: 'key/rsa',
  title: 'The key is ECDSA P-256',
  make: (kit) => kit.serverPfx({ key: kit.keys.elliptic, extensions: { keyUsage: ['digitalSignature'] } }),
});
