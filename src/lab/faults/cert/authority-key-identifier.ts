import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/authority-key-identifier',
  rule: 'cert/authority-key-identifier',
  title: 'The certificate names another key of its issuer',
  make: (kit) => kit.serverPfx({ extensions: { authorityKeyIdentifier: new Uint8Array(20).fill(0xab) } }),
});
