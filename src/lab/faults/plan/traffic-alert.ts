import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/traffic-alert',
  rule: 'plan/traffic-alert',
  title: 'The alert counts 30 days',
  make: (kit) => planArtefact(kit, { trafficAlert: { gigabytes: 500, days: 30 } }),
});
