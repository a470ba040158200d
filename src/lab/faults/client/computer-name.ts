import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/computer-name',
  rule: 'client/computer-name',
  title: "The certificate is another computer's",
  make: (kit) => kit.clientPfx({}, { computer: 'PC-9999' }),
});
