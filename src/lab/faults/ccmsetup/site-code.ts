import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/site-code',
  rule: 'ccmsetup/site-code',
  title: 'AUTO for a client on the internet',
  make: () => lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=AUTO`),
});
