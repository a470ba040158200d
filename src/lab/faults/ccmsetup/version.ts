import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/version',
  rule: 'ccmsetup/version',
  title: 'A property that the release does not know yet',
  make: () =>
    lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC CCMCERTNAMECHECK=0`, [
      '--configmgr',
      '2203',
    ]),
});
