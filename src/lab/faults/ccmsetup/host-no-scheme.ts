import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/host-no-scheme',
  rule: 'ccmsetup/host-no-scheme',
  title: 'CCMHOSTNAME begins with https://',
  make: () => lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=https://${GATEWAY} SMSSITECODE=ABC`),
});
