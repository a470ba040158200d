import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'client/public-issuer',
  title: 'The client certificate does not come from a public provider',
  targets: ['client', 'connection-point'],
  severity: 'warning',
  why: 'To accept it, the CMG would have to trust a root that admits everybody who ever got a client certificate from that provider. Public providers also stop issuing server certificates with client authentication during 2026 and 2027.',
  fix: 'Issue client certificates from your own CA: AD CS, template "Workstation Authentication" (Client Authentication), by autoenrolment.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SEC', strength: 'recommended' },
    { source: 'AUTH', section: 'PKI certificate', strength: 'recommended' },
  ],
  example: { good: 'issued below Contoso Root CA', bad: 'issued below a root that browsers trust' },
  check({ facts: { publicRoot } }) {
    switch (publicRoot.kind) {
      case 'private':
        return pass('Its chain ends in a root that is not in the lists of public roots.');
      case 'public':
        return fail(`It comes from the public root ${publicRoot.name}.`, {
          path: 'issuer',
          evidence: { root: publicRoot.name },
        });
      case 'unknown':
        return unknown('not-asked', 'Whether it comes from a public root cannot be told without its chain.', {
          asks: ['--intermediates FILE', '--roots FILE'],
        });
    }
  },
});
