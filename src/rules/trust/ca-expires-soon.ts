import { judgeAuthorities } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { DAY, formatSpan, isoDay } from '../../core/text/days.js';

const DEFAULT_DAYS = 30;

export default defineRule({
  id: 'trust/ca-expires-soon',
  title: 'No CA certificate ends soon',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'warning',
  why: 'A new CA certificate has to reach every client and the CMG before the old one ends, which takes weeks where computers are seldom on.',
  fix: 'Renew the CA certificate now (certutil -renewCert ReuseKeys at the CA), distribute it by group policy, and add it to the CMG beside the old one.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Client authentication: trusted certificates', strength: 'recommended' },
    { source: 'RFC 5280', section: '4.1.2.5: validity', strength: 'observed' },
  ],
  example: { good: '9 years left', bad: '12 days left' },
  check(target, { settings: { at, expiresSoonDays = DEFAULT_DAYS } }) {
    return judgeAuthorities(
      target,
      ({ certificate: { notBefore, notAfter }, label, path }) => {
        // trust/ca-within-validity says the rest.
        if (at > notAfter || at < notBefore) return undefined;
        const left = notAfter - at;
        if (left > expiresSoonDays * DAY) return pass('far off');
        return fail(`"${label}" ends in ${formatSpan(left)}, on ${isoDay(notAfter)}.`, {
          path: `${path}validity/notAfter`,
          evidence: { certificate: label, notAfter: isoDay(notAfter), daysLeft: Math.floor(left / DAY) },
        });
      },
      `with more than ${expiresSoonDays} days left`,
    );
  },
});
