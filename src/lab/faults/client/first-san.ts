import { defineFault } from '../defineFault.js';
import { CLIENT } from '../kit.js';

export default defineFault({
  id: 'client/first-san',
  rule: 'client/first-san',
  title: 'The SAN has several names, of which only the first is used',
  fails: [],
  make: (kit) => kit.clientPfx({ extensions: { subjectAltName: [CLIENT, 'PC-0001'] } }),
});
