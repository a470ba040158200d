import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/password-not-empty',
  rule: 'pfx/password-not-empty',
  title: 'The password is the empty one',
  make: (kit) => kit.serverPfx({}, {}, { password: '' }),
});
