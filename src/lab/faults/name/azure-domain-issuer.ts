import { defineFault } from '../defineFault.js';

const AZURE = 'granitefalls.westus.cloudapp.azure.com';

export default defineFault({
  id: 'name/azure-domain-issuer',
  rule: 'name/azure-domain-issuer',
  title: "A public CA vouches for a name in a domain of Microsoft's",
  make: (kit) =>
    kit.serverPfx(
      { name: AZURE, ...kit.publicLife() },
      { publicRoots: ['root.cer'], region: 'westus', deployment: 'scale-set', cloud: 'public' },
    ),
});
