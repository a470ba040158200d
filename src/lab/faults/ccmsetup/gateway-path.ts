import { defineFault } from '../defineFault.js';
import { lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/gateway-path',
  rule: 'ccmsetup/gateway-path',
  title: 'The host of the gateway has no path behind it',
  make: () =>
    lineArtefact(
      `ccmsetup.exe /mp:https://GraniteFalls.cloudapp.net CCMHOSTNAME=GraniteFalls.cloudapp.net SMSSITECODE=ABC`,
    ),
});
