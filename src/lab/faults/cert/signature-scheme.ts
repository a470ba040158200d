import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/signature-scheme',
  rule: 'cert/signature-scheme',
  title: 'The certificate is signed with RSASSA-PSS, the "alternate signature format" of AD CS',
  make: (kit) => kit.serverPfx({ pss: true }),
});
