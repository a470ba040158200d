import { defineFaults } from '../defineFaults.js';
import { serial } from '../kit.js';

export const keyFaults = defineFaults([
  {
    id: 'key/exponent',
    title: 'The public exponent is 3',
    make: (kit) => kit.serverPfx({ key: kit.keys.smallExponent }),
  },
  {
    id: 'key/not-shared',
    title: 'Two computers have the same key',
    make(kit) {
      const files = {
        'pc1.cer': kit.client(),
        'pc2.cer': kit.client({ name: 'PC-0002.contoso.com', serialNumber: serial(3) }),
      };
      return kit.withRoot(
        { ...files, 'issuing.cer': kit.issuing.der },
        { inputs: Object.keys(files), as: 'client', intermediates: ['issuing.cer'] },
      );
    },
  },
  {
    id: 'key/not-weak',
    title: 'The two primes of the key lie side by side',
    make: (kit) => kit.serverPfx({ key: kit.keys.closePrimes }),
  },
  {
    id: 'key/rsa',
    title: 'The key is ECDSA P-256',
    make: (kit) => kit.serverPfx({ key: kit.keys.elliptic, extensions: { keyUsage: ['digitalSignature'] } }),
  },
  {
    id: 'key/size',
    title: 'The key has 1024 bits',
    make: (kit) => kit.serverPfx({ key: kit.keys.short }),
  },
]);
