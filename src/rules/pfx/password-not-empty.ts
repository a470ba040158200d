import { defineRule, fail, pass } from '../../core/check/rule.js';

export default defineRule({
  id: 'pfx/password-not-empty',
  title: 'The file needs a password',
  targets: ['pfx'],
  severity: 'warning',
  why: 'Whoever gets the file has the private key. The wizard asks for a password with the PFX, and a file without one opens for everybody.',
  fix: 'Write it again with a password: cmg-cert pfx convert old.pfx -o new.pfx, which asks for one; then delete old.pfx. Or export it anew from certlm.msc.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Set up a CMG: Certificate file', strength: 'required' },
    { source: 'PKI', section: 'PKI certificates for servers', strength: 'required' },
  ],
  example: { good: 'a password of 20 random characters', bad: 'the empty password' },
  check({ pfx: { password } }) {
    if (password === 'given') return pass('It opened with the password given, not with the empty one.');
    return fail(
      password === 'null' ? 'The file opens without any password.' : 'The file opens with the empty password.',
      {
        evidence: { password },
      },
    );
  },
});
