import { PURPOSE } from '../../../write/oids.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'usage/issuers-allow',
  rule: 'usage/issuers-allow',
  title: 'The issuing CA is limited to Client Authentication',
  fails: ['usage/issuers-allow', 'trust/path-valid'],
  make(kit) {
    const issuing = kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, {
      extensions: { extendedKeyUsage: [PURPOSE.clientAuth] },
    });
    return kit.below(issuing);
  },
});
