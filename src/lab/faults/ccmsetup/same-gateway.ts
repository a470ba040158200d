import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/same-gateway',
  rule: 'ccmsetup/same-gateway',
  title: '/mp and CCMHOSTNAME name two gateways',
  make: () =>
    lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY.replace('Falls', 'Fall')} SMSSITECODE=ABC`),
});
