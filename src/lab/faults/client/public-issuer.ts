import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/public-issuer',
  rule: 'client/public-issuer',
  title: 'the certificate comes from a public CA',
  make: (kit) => kit.clientPfx({}, { publicRoots: ['root.cer'] }),
});
