import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/public-issuer',
  rule: 'client/public-issuer',
  title: 'The certificate comes from a public CA',
  make: (kit) => kit.clientPfx({}, { publicRoots: ['root.cer'] }),
});
