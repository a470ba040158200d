import { defineFault } from '../defineFault.js';
import { pkiPlanArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/use-pki-certificate',
  rule: 'plan/use-pki-certificate',
  title: 'PKI certificates are used at no site',
  make: (kit) => pkiPlanArtefact(kit, { usePkiClientCertificate: [] }),
});
