import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/wildcard-form',
  rule: 'name/wildcard-form',
  title: 'The asterisk is a part of a label',
  make: (kit) => kit.serverPfx({ name: 'granite*.contoso.com' }),
});
