import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { countedDays, lifetimeLimit } from '../../core/roots/lifetimes.js';
import { isoDay } from '../../core/text/days.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate } from '../../core/x509/types.js';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';

export default defineRule({
  id: 'cert/public-lifetime',
  title: 'A certificate from a public provider lives no longer than browsers and operating systems allow',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'Under a public root a server certificate may live 398 days if it begins before 2026-03-15, then 200, from 2027-03-15 on 100 and from 2029-03-15 on 47. Clients refuse longer ones; certificates of a private PKI are exempt.',
  fix: 'Order it again with a life within the limit; public providers offer no other. Plan for renewal at that interval.',
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
      return unknown('not-asked', 'Whether it comes from a public root cannot be told without its chain.', {
        asks: ['--intermediates FILE', '--roots FILE'],
      });
    }
    const { notBefore, notAfter } = certificate;
    const limit = lifetimeLimit(notBefore);
    if (limit === undefined) return notApplicable(`It began on ${isoDay(notBefore)}, before the limits told here.`);
    const days = countedDays(notBefore, notAfter);
    const evidence = { days, limitDays: limit.days, limitFrom: isoDay(limit.from), root: publicRoot.name };
    return days <= limit.days
      ? pass(`${days} days, within the limit of ${limit.days}, under the public root ${publicRoot.name}.`, evidence)
      : fail(
          `It lives ${days} days. Under a public root (${publicRoot.name}) the limit is ${limit.days} days for certificates that begin on or after ${isoDay(limit.from)}.`,
          { path: 'validity', evidence },
        );
  },
});

/** The limits are for TLS servers; a client certificate from a public provider is another matter (client/public-issuer). */
function forServers(certificate: Certificate): true | Judgement {
  const usage = readExtension(certificate, 'extendedKeyUsage');
  if (usage.state === 'malformed') {
    return unknown('undecidable', `Whether it is a server certificate cannot be told: ${usage.error}.`);
  }
  const serves = usage.state === 'absent' || usage.value.some((oid) => oid === SERVER_AUTH || oid === ANY_PURPOSE);
  return serves || notApplicable('It is not for server authentication; the limits are for TLS servers.');
}
