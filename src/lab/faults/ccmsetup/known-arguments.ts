import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/known-arguments',
  rule: 'ccmsetup/known-arguments',
  title: 'A property is mistyped',
  make: () =>
    lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC SMSCACHESISE=5120`),
});
