import { defineFault } from '../defineFault.js';
import { SERVER } from '../kit.js';

export default defineFault({
  id: 'name/cn-single',
  rule: 'name/cn-single',
  title: 'The subject has two common names',
  make: (kit) =>
    kit.serverPfx({
      subject: [
        ['CN', 'Contoso gateway'],
        ['CN', SERVER],
      ],
    }),
});
