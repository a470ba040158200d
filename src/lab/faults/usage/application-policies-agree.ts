import { PURPOSE } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'usage/application-policies-agree',
  rule: 'usage/application-policies-agree',
  title: "Microsoft's application policies name more purposes than the extended key usage",
  make: (kit) => kit.serverPfx({ extensions: { applicationPolicies: [PURPOSE.serverAuth, PURPOSE.clientAuth] } }),
});
