import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/auth-conflict',
  rule: 'ccmsetup/auth-conflict',
  title: 'A client certificate and Microsoft Entra ID at once',
  make: () =>
    lineArtefact(
      `ccmsetup.exe /mp:https://${GATEWAY} /UsePKICert CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC AADCLIENTAPPID=607b7853-6f6f-4d5d-b3d4-811c33fdd49a`,
    ),
});
