import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/identity-present',
  rule: 'client/identity-present',
  title: 'Neither subject nor SAN names a computer',
  make: (kit) => kit.clientPfx({ subject: [['O', 'Contoso']], extensions: { subjectAltName: undefined } }),
});
