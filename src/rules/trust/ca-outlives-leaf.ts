import { judgeAuthorities } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'trust/ca-outlives-leaf',
  title: 'No CA certificate ends before the certificate below it',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: "When a CA certificate ends first, the certificate stops working that day, and nobody who watches the certificate's own dates sees it coming.",
  fix: 'Renew the CA certificate before that day (certutil -renewCert ReuseKeys at the CA), distribute it, and upload it to the CMG.',
  symptoms: ['cert-e-expired'],
  citations: [{ source: 'RFC 5280', section: '6.1.3 (a) (2)', strength: 'observed' }],
  example: { good: 'CA until 2035-09-01, certificate until 2027-09-01', bad: 'CA until 2027-03-01' },
  check(target, { settings: { at } }) {
    const { notAfter: leafEnds } = target.certificate;
    return judgeAuthorities(
      target,
      ({ certificate: { notAfter }, label, path }) => {
        // One that has ended already is trust/ca-within-validity's.
        if (at > notAfter) return undefined;
        if (notAfter >= leafEnds) return pass('later');
        return fail(`"${label}" ends on ${isoDay(notAfter)}, before the certificate does on ${isoDay(leafEnds)}.`, {
          path: `${path}validity/notAfter`,
          evidence: { certificate: label, notAfter: isoDay(notAfter), leafNotAfter: isoDay(leafEnds) },
        });
      },
      'ending no sooner than the certificate',
    );
  },
});
