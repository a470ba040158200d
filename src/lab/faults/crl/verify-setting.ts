import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/verify-setting',
  rule: 'crl/verify-setting',
  title: 'Clients are not told to check a CRL that is public',
  fails: [],
  make: (kit) => kit.serverPfx({}, { clientsCheckCrl: false }),
});
