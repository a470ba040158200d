import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/length',
  rule: 'ccmsetup/length',
  title: 'The line is too long for Microsoft Intune',
  make: () =>
    lineArtefact(
      `CCMSETUPCMD="/mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC DNSSUFFIX=${'gateway.'.repeat(120)}contoso.com"`,
    ),
});
