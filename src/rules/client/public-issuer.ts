import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'client/public-issuer',
  title: 'The client certificate does not come from a public provider',
  targets: ['client', 'connection-point'],
  severity: 'warning',
  why: 'To accept it, the CMG must trust a public root. That root also admits everyone else who has a client certificate from the provider. During 2026 and 2027, public providers also stop issuing server certificates with client authentication.',
  fix: 'Issue client certificates from your own CA. In AD CS, use the "Workstation Authentication" template (Client Authentication) with autoenrollment.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SEC', strength: 'recommended' },
    { source: 'AUTH', section: 'PKI certificate', strength: 'recommended' },
  ],
  example: { good: 'issued below Contoso Root CA', bad: 'issued below a root that browsers trust' },
  check({ facts: { publicRoot } }) {
    switch (publicRoot.kind) {
      case 'private':
        return pass('Its chain ends in a root that is not a known public root.');
      case 'public':
        return fail(`It comes from the public root ${publicRoot.name}.`, {
          path: 'issuer',
          evidence: { root: publicRoot.name },
        });
      case 'unknown':
        return unknown('not-asked', 'Cannot determine without its chain whether it comes from a public root.', {
          asks: ['--intermediates FILE', '--roots FILE'],
        });
    }
  },
});
