import { PURPOSE } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'usage/server-auth',
  rule: 'usage/server-auth',
  title: 'The only purpose is Client Authentication',
  fails: ['usage/server-auth', 'trust/path-valid'],
  make: (kit) => kit.serverPfx({ extensions: { extendedKeyUsage: [PURPOSE.clientAuth] } }, { as: 'server' }),
});
