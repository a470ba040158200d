import { PURPOSE } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'usage/client-auth',
  rule: 'usage/client-auth',
  title: 'The only purpose is Server Authentication',
  fails: ['usage/client-auth', 'trust/path-valid'],
  make: (kit) => kit.clientPfx({ extensions: { extendedKeyUsage: [PURPOSE.serverAuth] } }),
});
