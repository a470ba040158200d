import { defineRule, note, pass } from '../../core/check/rule.js';

export default defineRule({
  id: 'pfx/not-principal-protected',
  title: 'The file is not protected for an Active Directory principal',
  targets: ['pfx'],
  severity: 'error',
  severityNote: 'info if a password also opens the file',
  why: 'Such a file opens only for members of the groups that you chose during export. The wizard asks for a password, and the person who runs it may not be in any of those groups.',
  fix: 'Export again with a password: certlm.msc > Personal > Certificates > the certificate > All Tasks > Export > Security. Select "Password" and clear "Group or user names".',
  symptoms: 'none recorded',
  citations: [
    { source: 'PFXIMPORT', section: 'szPassword: PKCS12_PROTECT_TO_DOMAIN_SIDS', strength: 'observed' },
    { source: 'PKI', section: 'PKI certificates for servers: the password must be known', strength: 'required' },
  ],
  example: { good: 'a PFX exported with a password', bad: 'a PFX exported only for the group CONTOSO\\PKI Admins' },
  // A file that no given password opens never gets here. Opening it fails, and the error says why.
  check({ pfx: { principalProtected } }) {
    if (!principalProtected) return pass('The file is not protected for an Active Directory principal.');
    return note('The file is also protected for Active Directory principals. A password opens it anyway.', {
      evidence: { principalProtected: true },
    });
  },
});
