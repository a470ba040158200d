import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'client/template',
  rule: 'client/template',
  title: 'The certificate tells its template',
  fails: [],
  make: (kit) =>
    kit.clientPfx({ extensions: { template: { oid: '1.3.6.1.4.1.311.21.8.1.2.3', major: 100, minor: 4 } } }),
});
