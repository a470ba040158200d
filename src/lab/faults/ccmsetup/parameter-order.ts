import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/parameter-order',
  rule: 'ccmsetup/parameter-order',
  title: 'A parameter stands behind the properties',
  make: () => lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC /NoCRLCheck`),
});
