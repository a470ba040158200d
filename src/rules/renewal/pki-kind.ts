import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'renewal/pki-kind',
  title: 'Both certificates come from the same type of PKI',
  targets: ['renewal'],
  severity: 'warning',
  why: 'An older edition of the setup documentation says that a change from a private to a public PKI requires a new deployment. Clients also trust the new issuer only if they already have its root.',
  fix: 'Renew it from the same type of PKI. If you must change the type, deploy a private root to all clients first. Be ready to redeploy the CMG, with a second CMG during the change.',
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
        `Cannot determine without its chain whether ${which} comes from a public provider.`,
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
