import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { DAY, formatSpan, isoDay } from '../../core/text/days.js';

const DEFAULT_DAYS = 30;
/** A certificate of 47 days would else be called old from its second week on. */
const SHARE_OF_LIFE = 1 / 3;

export default defineRule({
  id: 'cert/expires-soon',
  title: 'The certificate does not end soon',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'Configuration Manager raises no alert before the certificate of the CMG ends, and when it does every client on the internet is cut off.',
  fix: 'Renew it now, with the same common name, letter case included; then in the console Administration > Cloud Services > Cloud Management Gateway > the gateway > Properties > Settings > Certificate file.',
  symptoms: 'none recorded',
  citations: [
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' },
    { source: 'RFC 5280', section: '4.1.2.5: validity', strength: 'observed' },
  ],
  example: { good: '285 days left of 365', bad: '12 days left of 365' },
  check({ certificate: { notBefore, notAfter } }, { settings: { at, expiresSoonDays = DEFAULT_DAYS } }) {
    if (at > notAfter || at < notBefore) return notApplicable('It is not valid now; cert/within-validity says so.');
    const left = notAfter - at;
    const threshold = Math.min(expiresSoonDays * DAY, (notAfter - notBefore) * SHARE_OF_LIFE);
    const evidence = {
      notAfter: isoDay(notAfter),
      daysLeft: Math.floor(left / DAY),
      warnAtDays: Math.floor(threshold / DAY),
    };
    const message = `${formatSpan(left)} left, until ${isoDay(notAfter)}`;
    return left > threshold
      ? pass(`${message}.`, evidence)
      : fail(`Ends in ${formatSpan(left)}, on ${isoDay(notAfter)}.`, { path: 'validity/notAfter', evidence });
  },
});
