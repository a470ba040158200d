import { defineFaults } from '../defineFaults.js';
import { SERVER } from '../kit.js';

const AZURE = 'granitefalls.westus.cloudapp.azure.com';

export const nameFaults = defineFaults([
  {
    id: 'name/azure-domain-deployment',
    title: 'The name is of another region than the one asked for',
    make: (kit) => kit.serverPfx({ name: AZURE }, { region: 'eastus' }),
  },
  {
    id: 'name/azure-domain-issuer',
    title: "A public CA vouches for a name in a domain of Microsoft's",
    make: (kit) =>
      kit.serverPfx(
        { name: AZURE, ...kit.publicLife() },
        { publicRoots: ['root.cer'], region: 'westus', deployment: 'scale-set', cloud: 'public' },
      ),
  },
  {
    id: 'name/cloud-supported',
    title: 'A name in the cloud of China',
    make: (kit) => kit.serverPfx({ name: 'granitefalls.chinacloudapp.cn' }),
  },
  {
    id: 'name/cn-is-fqdn',
    title: 'The common name is one label, not a full name',
    make: (kit) => kit.serverPfx({ name: 'GraniteFalls' }),
  },
  {
    id: 'name/cn-length',
    title: 'The common name has more than 64 characters',
    make: (kit) => kit.serverPfx({ name: `granitefalls.${'gateway.'.repeat(7)}contoso.com` }),
  },
  {
    id: 'name/cn-present',
    title: 'The subject has no common name',
    make: (kit) => kit.serverPfx({ subject: [['O', 'Contoso']] }),
  },
  {
    id: 'name/cn-single',
    title: 'The subject has two common names',
    make: (kit) =>
      kit.serverPfx({
        subject: [
          ['CN', 'Contoso gateway'],
          ['CN', SERVER],
        ],
      }),
  },
  {
    id: 'name/cname-needed',
    title: 'The name is in a domain of your own, which needs a CNAME record',
    fails: [],
    make: (kit) => kit.serverPfx({}, { region: 'westus' }),
  },
  {
    id: 'name/deployment-offered',
    title: 'A scale set is asked for with a release that has none yet',
    make: (kit) => kit.serverPfx({}, { deployment: 'scale-set', configmgr: 2006 }),
  },
  {
    id: 'name/in-san',
    title: 'The SAN lacks the common name',
    make: (kit) => kit.serverPfx({ extensions: { subjectAltName: ['fourthcoffee.contoso.com'] } }),
  },
  {
    id: 'name/matches-service-name',
    title: 'The certificate is for another name than the service',
    fails: ['name/matches-service-name', 'name/in-san'],
    make: (kit) => kit.serverPfx({}, { serviceName: 'FourthCoffee.contoso.com' }),
  },
  {
    id: 'name/prefix-characters',
    title: 'The first label contains a dash',
    make: (kit) => kit.serverPfx({ name: 'granite-falls.contoso.com' }),
  },
  {
    id: 'name/prefix-length',
    title: 'The first label has two characters',
    make: (kit) => kit.serverPfx({ name: 'gf.contoso.com' }),
  },
  {
    id: 'name/prefix-lowercase',
    title: 'The first label has upper case in it',
    fails: [],
    make: (kit) => kit.serverPfx({ name: 'GraniteFalls.contoso.com' }),
  },
  {
    id: 'name/prefix-starts-with-letter',
    title: 'The first label begins with a digit',
    make: (kit) => kit.serverPfx({ name: '1granitefalls.contoso.com' }),
  },
  {
    id: 'name/region-known',
    title: 'The region is mistyped',
    make: (kit) => kit.serverPfx({}, { region: 'westuss' }),
  },
  {
    id: 'name/wildcard-form',
    title: 'The asterisk is a part of a label',
    make: (kit) => kit.serverPfx({ name: 'granite*.contoso.com' }),
  },
]);
