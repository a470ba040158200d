import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/service-connection-point',
  rule: 'plan/service-connection-point',
  title: 'The service connection point is offline',
  make: (kit) => planArtefact(kit, { serviceConnectionPoint: 'offline' }),
});
