import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/device-certificate',
  rule: 'client/device-certificate',
  title: 'The SAN has only the user principal name of a person',
  make: (kit) => kit.clientPfx({ extensions: { subjectAltName: [{ upn: 'user@contoso.com' }] } }),
});
