import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/values',
  rule: 'ccmsetup/values',
  title: 'The tenant is a name, not a GUID',
  make: () =>
    lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC AADTENANTID=contoso.com`),
});
