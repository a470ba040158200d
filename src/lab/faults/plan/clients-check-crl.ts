import { defineFault } from '../defineFault.js';
import { PASSWORD } from '../kit.js';
import { planArtefact } from '../planArtefact.js';

const LDAP = 'ldap:///CN=Contoso%20Issuing%20CA%201,CN=CDP,DC=contoso,DC=com?certificateRevocationList?base';

export default defineFault({
  id: 'plan/clients-check-crl',
  rule: 'plan/clients-check-crl',
  title: 'Clients check a CRL that is in LDAP alone',
  fails: ['crl/http', 'plan/clients-check-crl'],
  make: async (kit) =>
    planArtefact(
      kit,
      {
        clientsCheckCrl: true,
        files: { server: 'server.pfx', serverRoots: ['root.cer'], password: 'plan-password.txt' },
      },
      {
        'server.pfx': await kit.pfx(kit.server({ extensions: { crlDistributionPoints: [LDAP] } })),
        'root.cer': kit.root.der,
        'plan-password.txt': `${PASSWORD}\n`,
      },
    ),
});
