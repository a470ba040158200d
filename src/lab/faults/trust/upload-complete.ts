import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/upload-complete',
  rule: 'trust/upload-complete',
  title: 'The issuing CA of the clients is not among the files',
  make(kit) {
    const client = kit.client();
    return kit.withRoot({ 'client.cer': client }, { inputs: ['client.cer', 'root.cer'], roots: [] });
  },
});
