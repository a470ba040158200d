import { defineRule, note, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'trust/server-root-private',
  title: "The server certificate's root is one that every Windows trusts",
  targets: ['server'],
  severity: 'info',
  why: 'Clients on the internet trust a private root only where it was put into their Trusted Root store before, by group policy, Intune or the client installation.',
  fix: 'Distribute the root certificate to the Trusted Root store of every client that is to use the CMG (group policy, or an Intune trusted certificate profile), before they leave the internal network.',
  symptoms: ['winhttp-invalid-ca', 'cert-e-untrustedroot'],
  citations: [{ source: 'SRV', section: 'Enterprise PKI', strength: 'required' }],
  example: { good: 'a public root', bad: 'Contoso Root CA, unknown to a computer that was never in the domain' },
  check({ facts: { publicRoot } }) {
    switch (publicRoot.kind) {
      case 'public':
        return pass(`It leads to the public root ${publicRoot.name}.`, { root: publicRoot.name });
      case 'private':
        return note('Its root is private: clients on the internet need it in their Trusted Root store.');
      case 'unknown':
        return unknown('not-asked', 'Which root it leads to is not known without its CA certificates.', {
          asks: ['--intermediates FILE', '--roots FILE'],
        });
    }
  },
});
