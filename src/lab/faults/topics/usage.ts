import { PURPOSE } from '../../../write/oids.js';
import { defineFaults } from '../defineFaults.js';

export const usageFaults = defineFaults([
  {
    id: 'usage/application-policies-agree',
    title: "Microsoft's application policies name more purposes than the extended key usage",
    make: (kit) => kit.serverPfx({ extensions: { applicationPolicies: [PURPOSE.serverAuth, PURPOSE.clientAuth] } }),
  },
  {
    id: 'usage/client-auth',
    title: 'The only purpose is Server Authentication',
    fails: ['usage/client-auth', 'trust/path-valid'],
    make: (kit) => kit.clientPfx({ extensions: { extendedKeyUsage: [PURPOSE.serverAuth] } }),
  },
  {
    id: 'usage/issuers-allow',
    title: 'The issuing CA is limited to Client Authentication',
    fails: ['usage/issuers-allow', 'trust/path-valid'],
    make(kit) {
      const issuing = kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, {
        extensions: { extendedKeyUsage: [PURPOSE.clientAuth] },
      });
      return kit.below(issuing);
    },
  },
  {
    id: 'usage/key-usage',
    title: 'The key may not sign',
    make: (kit) => kit.serverPfx({ extensions: { keyUsage: ['keyEncipherment'] } }),
  },
  {
    id: 'usage/server-auth',
    title: 'The only purpose is Client Authentication',
    fails: ['usage/server-auth', 'trust/path-valid'],
    make: (kit) => kit.serverPfx({ extensions: { extendedKeyUsage: [PURPOSE.clientAuth] } }, { as: 'server' }),
  },
]);
