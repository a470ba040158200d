import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact, siteToken } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/regtoken-companions',
  rule: 'ccmsetup/regtoken-companions',
  title: '/regtoken stands there without CCMHOSTNAME',
  make: (kit) =>
    lineArtefact(
      `ccmsetup.exe /mp:https://${GATEWAY} /regtoken:${siteToken(kit)} SMSSITECODE=ABC SMSMP=https://mp1.contoso.com`,
    ),
});
