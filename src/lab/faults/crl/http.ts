import { defineFault } from '../defineFault.js';

const LDAP =
  'ldap:///CN=Contoso%20Issuing%20CA%201,CN=CDP,DC=contoso,DC=com?certificateRevocationList?base?objectClass=cRLDistributionPoint';

export default defineFault({
  id: 'crl/http',
  rule: 'crl/http',
  title: 'The CRL is in LDAP alone',
  make: (kit) => kit.serverPfx({ extensions: { crlDistributionPoints: [LDAP] } }),
});
