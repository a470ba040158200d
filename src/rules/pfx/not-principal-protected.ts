import { defineRule, note, pass } from '../../core/check/rule.js';

export default defineRule({
  id: 'pfx/not-principal-protected',
  title: 'The file is not protected for an Active Directory principal',
  targets: ['pfx'],
  severity: 'error',
  severityNote: 'info for a file that a given password opens all the same',
  why: 'Such a file opens for members of the groups chosen at the export. The wizard asks for a password, and who runs it may be in none of those groups.',
  fix: 'Export again with a password: certlm.msc > Personal > Certificates > the certificate > All Tasks > Export > Security: tick "Password", leave "Group or user names" empty.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PFXIMPORT', section: 'szPassword: PKCS12_PROTECT_TO_DOMAIN_SIDS', strength: 'observed' },
    { source: 'PKI', section: 'PKI certificates for servers: the password must be known', strength: 'required' },
  ],
  example: { good: 'a PFX exported with a password', bad: 'a PFX exported for the group CONTOSO\\PKI Admins alone' },
  // A file that no given password opens never gets here: opening it fails, and the error says so.
  check({ pfx: { principalProtected } }) {
    if (!principalProtected) return pass('It carries no password protected for a principal.');
    return note('The file is also protected for Active Directory principals. A password opens it all the same.', {
      evidence: { principalProtected: true },
    });
  },
});
