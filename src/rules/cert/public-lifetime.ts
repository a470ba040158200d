import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { countedDays, lifetimeLimit } from '../../core/roots/lifetimes.js';
import { isoDay } from '../../core/text/days.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate } from '../../core/x509/types.js';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';

export default defineRule({
  id: 'cert/public-lifetime',
  title: 'A certificate from a public provider is not valid for longer than browsers and operating systems allow',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'Under a public root, the limit for server certificates is 398 days. It drops to 200 days for certificates that start on or after 2026-03-15, 100 days from 2027-03-15, and 47 days from 2029-03-15. Clients refuse longer ones. Certificates from a private PKI are exempt.',
  fix: 'Order it again with a validity period within the limit. Plan renewals at that interval.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SC-081v3', strength: 'required' },
    { source: 'BR', section: '6.3.2: certificate operational periods', strength: 'required' },
  ],
  example: { good: '199 days, from 2026-06-01', bad: '398 days, from 2026-06-01' },
  check({ certificate, facts: { publicRoot } }) {
    if (publicRoot.kind === 'private') return notApplicable('It comes from a private PKI, which sets its own limits.');
    const purpose = forServers(certificate);
    if (purpose !== true) return purpose;
    if (publicRoot.kind === 'unknown') {
      return unknown('not-asked', 'Cannot determine without its chain whether it comes from a public root.', {
        asks: ['--intermediates FILE', '--roots FILE'],
      });
    }
    const { notBefore, notAfter } = certificate;
    const limit = lifetimeLimit(notBefore);
    if (limit === undefined) return notApplicable(`It started on ${isoDay(notBefore)}, before these limits applied.`);
    const days = countedDays(notBefore, notAfter);
    const evidence = { days, limitDays: limit.days, limitFrom: isoDay(limit.from), root: publicRoot.name };
    return days <= limit.days
      ? pass(`${days} days, within the limit of ${limit.days} days under the public root ${publicRoot.name}.`, evidence)
      : fail(
          `It is valid for ${days} days. Under a public root (${publicRoot.name}), the limit is ${limit.days} days for certificates that start on or after ${isoDay(limit.from)}.`,
          { path: 'validity', evidence },
        );
  },
});

/** The limits are for TLS servers. client/public-issuer checks client certificates from a public provider. */
function forServers(certificate: Certificate): true | Judgement {
  const usage = readExtension(certificate, 'extendedKeyUsage');
  if (usage.state === 'malformed') {
    return unknown('undecidable', `Cannot determine whether it is a server certificate: ${usage.error}.`);
  }
  const serves = usage.state === 'absent' || usage.value.some((oid) => oid === SERVER_AUTH || oid === ANY_PURPOSE);
  return serves || notApplicable('It is not for server authentication. The limits apply to TLS servers.');
}
