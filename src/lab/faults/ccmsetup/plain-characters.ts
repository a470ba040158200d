import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/plain-characters',
  rule: 'ccmsetup/plain-characters',
  title: 'A word processor has curled the quotation marks',
  make: () =>
    lineArtefact(
      `ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC SMSCACHEDIR=\u201cTemp\u201d`,
    ),
});
