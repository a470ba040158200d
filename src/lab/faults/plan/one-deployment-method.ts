import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/one-deployment-method',
  rule: 'plan/one-deployment-method',
  title: 'Two methods of deployment on 2103',
  make: (kit) =>
    planArtefact(kit, {
      configmgr: 2103,
      deployment: { subscription: { csp: true }, otherGateways: ['cloud-service-classic'] },
    }),
});
