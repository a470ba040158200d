import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/mp-scheme',
  rule: 'ccmsetup/mp-scheme',
  title: '/mp names the gateway without https://',
  make: () => lineArtefact(`ccmsetup.exe /mp:${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`),
});
