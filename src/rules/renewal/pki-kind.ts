import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'renewal/pki-kind',
  title: 'Public stays public, private stays private',
  targets: ['renewal'],
  severity: 'warning',
  why: 'An older edition of the set-up documentation lists a change from a private to a public PKI among those that ask for a new deployment. Clients, too, trust the new issuer only when its root reached them before.',
  fix: 'Renew it from the same kind of PKI. Where that is to change: bring a private root to all clients first, then be ready to deploy the CMG anew, with a second one for the time between.',
  symptoms: 'none recorded',
  citations: [{ source: 'MOD', section: 'Settings tab: Certificate file', strength: 'observed' }],
  example: { good: 'a private PKI after a private PKI', bad: 'a public provider after a private PKI' },
  check({ old, replacement }) {
    const before = old.facts.publicRoot;
    const after = replacement.facts.publicRoot;
    if (before.kind === 'unknown' || after.kind === 'unknown') {
      const which = before.kind === 'unknown' ? 'the old one' : 'the new one';
      return unknown(
        'missing-input',
        `Without its chain, whether ${which} comes from a public provider cannot be told.`,
        {
          asks: ['--intermediates FILE', '--roots FILE'],
        },
      );
    }
    const evidence = { old: before.kind, new: after.kind };
    return before.kind === after.kind
      ? pass(`Both come from a ${before.kind === 'public' ? 'public provider' : 'private PKI'}`, evidence)
      : fail(`It changes from a ${NAME[before.kind]} to a ${NAME[after.kind]}.`, { path: 'new/issuer', evidence });
  },
});

const NAME = { public: 'public provider', private: 'private PKI' } as const;
