import { defineRule, fail, notApplicable, note, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/tls12',
  title: 'TLS 1.2 is enforced',
  targets: ['plan'],
  severity: 'warning',
  why: 'From 1906 on the wizard has "Enforce TLS 1.2"; older versions are no longer safe. From 2603 on, only TLS 1.3 and TLS 1.2 with ECDHE remain.',
  fix: 'Turn on "Enforce TLS 1.2" in the wizard or in the properties of the gateway.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Enforce TLS 1.2', strength: 'recommended' }],
  example: { good: 'tls12: true', bad: 'tls12: false' },
  check({ plan: { configmgr, tls12 } }) {
    if (configmgr !== undefined && configmgr < MILESTONES.enforceTls12.from) {
      return notApplicable(`Release ${configmgr} has no such option: it came with ${MILESTONES.enforceTls12.from}.`);
    }
    if (configmgr !== undefined && configmgr >= MILESTONES.ecdheOnly.from) {
      return note(
        'This release takes TLS 1.3, and TLS 1.2 with ECDHE, alone: clients and inspecting proxies need these.',
        { path: 'configmgr' },
      );
    }
    if (tls12 === undefined) return unconfirmed('tls12', 'whether TLS 1.2 is enforced');
    return tls12
      ? pass('It is enforced', { tls12 })
      : fail('TLS 1.2 is not enforced.', { path: 'tls12', evidence: { tls12 } });
  },
});
