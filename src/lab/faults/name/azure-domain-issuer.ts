import { defineFault } from '../defineFault.js';
import { DAY } from '../kit.js';

const AZURE = 'granitefalls.westus.cloudapp.azure.com';

export default defineFault({
  id: 'name/azure-domain-issuer',
  rule: 'name/azure-domain-issuer',
  title: "A public CA vouches for a name in a domain of Microsoft's",
  make: (kit) =>
    kit.serverPfx(
      { name: AZURE, notBefore: kit.now - 10 * DAY, notAfter: kit.now + 180 * DAY },
      { publicRoots: ['root.cer'], region: 'westus', deployment: 'scale-set', cloud: 'public' },
    ),
});
