import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/in-san',
  rule: 'name/in-san',
  title: 'The SAN lacks the common name',
  make: (kit) => kit.serverPfx({ extensions: { subjectAltName: ['fourthcoffee.contoso.com'] } }),
});
