import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/cname-needed',
  rule: 'name/cname-needed',
  title: 'The name is in a domain of your own, which needs a CNAME record',
  fails: [],
  make: (kit) => kit.serverPfx({}, { region: 'westus' }),
});
