import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/signature-hash',
  rule: 'cert/signature-hash',
  title: 'The certificate is signed with SHA-1',
  make: (kit) => kit.serverPfx({ hash: 'sha1' }),
});
