import { defineFault } from '../defineFault.js';

const LDAP =
  'ldap:///CN=Contoso%20Issuing%20CA%201,CN=CDP,DC=contoso,DC=com?certificateRevocationList?base?objectClass=cRLDistributionPoint';

export default defineFault({
  id: 'crl/no-ldap-first',
  rule: 'crl/no-ldap-first',
  title: 'LDAP stands before http',
  fails: [],
  make: (kit) => kit.serverPfx({ extensions: { crlDistributionPoints: [LDAP, 'http://pki.contoso.com/issuing.crl'] } }),
});
