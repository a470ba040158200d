import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/key-provider',
  rule: 'client/key-provider',
  title: 'The file tells where the key was kept',
  fails: [],
  make: (kit) => kit.clientPfx(),
});
