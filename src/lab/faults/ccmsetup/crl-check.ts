import { defineFault } from '../defineFault.js';
import { GATEWAY, lineArtefact } from '../siteToken.js';

export default defineFault({
  id: 'ccmsetup/crl-check',
  rule: 'ccmsetup/crl-check',
  title: '/NoCRLCheck is missing where clients check no CRL',
  make: () =>
    lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`, [
      '--clients-check-crl',
      'off',
    ]),
});
