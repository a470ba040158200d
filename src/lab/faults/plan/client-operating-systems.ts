import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/client-operating-systems',
  rule: 'plan/client-operating-systems',
  title: 'Windows 8.1 clients, and Microsoft Entra only',
  make: (kit) => planArtefact(kit, { clients: { operatingSystems: ['windows-8.1', 'windows-11'] } }),
});
