import { defineRule, fail, pass } from '../../core/check/rule.js';

export default defineRule({
  id: 'pfx/password-not-empty',
  title: 'The file needs a password',
  targets: ['pfx'],
  severity: 'warning',
  why: 'Anyone who gets the file has the private key. The wizard asks for the password of the PFX. A file without one opens for everyone.',
  fix: 'Write it again with a password: cmg-cert pfx convert old.pfx -o new.pfx. The command asks for a password. Then delete old.pfx. You can also export the certificate again from certlm.msc.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Set up a CMG: Certificate file', strength: 'required' },
    { source: 'PKI', section: 'PKI certificates for servers', strength: 'required' },
  ],
  example: { good: 'a password of 20 random characters', bad: 'the empty password' },
  check({ pfx: { password } }) {
    if (password === 'given') return pass('The file opens with the password you gave, not with an empty one.');
    return fail(
      password === 'null' ? 'The file opens without any password.' : 'The file opens with an empty password.',
      {
        evidence: { password },
      },
    );
  },
});
