import { defineFaults } from '../defineFaults.js';
import { CLIENT, serial } from '../kit.js';

export const clientFaults = defineFaults([
  {
    id: 'client/computer-name',
    title: "The certificate is another computer's",
    make: (kit) => kit.clientPfx({}, { computer: 'PC-9999' }),
  },
  {
    id: 'client/connection-point-filter',
    title: 'The connection point drops the certificate, because its key may not sign',
    fails: ['trust/path-valid', 'usage/key-usage'],
    make: (kit) => kit.clientPfx({ extensions: { keyUsage: ['keyEncipherment'] } }, { as: 'connection-point' }),
  },
  {
    id: 'client/device-certificate',
    title: 'The SAN has only the user principal name of a person',
    make: (kit) => kit.clientPfx({ extensions: { subjectAltName: [{ upn: 'user@contoso.com' }] } }),
  },
  {
    id: 'client/first-san',
    title: 'The SAN has several names, of which only the first is used',
    fails: [],
    make: (kit) => kit.clientPfx({ extensions: { subjectAltName: [CLIENT, 'PC-0001'] } }),
  },
  {
    id: 'client/identity-present',
    title: 'Neither subject nor SAN names a computer',
    make: (kit) => kit.clientPfx({ subject: [['O', 'Contoso']], extensions: { subjectAltName: undefined } }),
  },
  {
    id: 'client/identity-unique',
    title: 'Two certificates with different keys name the same computer',
    make(kit) {
      const files = {
        'pc1.cer': kit.client(),
        'pc2.cer': kit.client({ key: kit.keys.other, serialNumber: serial(3) }),
      };
      return kit.withRoot(
        { ...files, 'issuing.cer': kit.issuing.der },
        { inputs: Object.keys(files), as: 'client', intermediates: ['issuing.cer'] },
      );
    },
  },
  {
    id: 'client/key-provider',
    title: 'The file tells where the key was kept',
    fails: [],
    make: (kit) => kit.clientPfx(),
  },
  {
    id: 'client/public-issuer',
    title: 'The certificate comes from a public CA',
    make: (kit) => kit.clientPfx({}, { publicRoots: ['root.cer'] }),
  },
  {
    id: 'client/template',
    title: 'The certificate tells its template',
    fails: [],
    make: (kit) =>
      kit.clientPfx({ extensions: { template: { oid: '1.3.6.1.4.1.311.21.8.1.2.3', major: 100, minor: 4 } } }),
  },
]);
