import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/region-known',
  rule: 'name/region-known',
  title: 'The region is mistyped',
  make: (kit) => kit.serverPfx({}, { region: 'westuss' }),
});
