import { defineFault } from '../defineFault.js';

const AZURE = 'granitefalls.westus.cloudapp.azure.com';

export default defineFault({
  id: 'name/azure-domain-deployment',
  rule: 'name/azure-domain-deployment',
  title: 'The name is of another region than the one asked for',
  make: (kit) => kit.serverPfx({ name: AZURE }, { region: 'eastus' }),
});
