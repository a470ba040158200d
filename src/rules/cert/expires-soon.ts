import { expiryWarningSpan } from '../../core/check/expiryWarning.js';
import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { DAY, formatSpan, isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'cert/expires-soon',
  title: 'The certificate does not expire soon',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'Configuration Manager raises no alert before the CMG certificate expires. When it expires, every client on the internet loses its connection.',
  fix: 'Renew it now and keep the common name, including its letter case. Then set it in the console: Administration > Cloud Services > Cloud Management Gateway > the gateway > Properties > Settings > Certificate file.',
  symptoms: 'none recorded',
  citations: [
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' },
    { source: 'RFC 5280', section: '4.1.2.5: validity', strength: 'observed' },
  ],
  example: { good: '285 days left of 365', bad: '12 days left of 365' },
  check({ certificate }, { settings: { at, expiresSoonDays } }) {
    const { notBefore, notAfter } = certificate;
    if (at > notAfter || at < notBefore) return notApplicable('It is not valid now. See cert/within-validity.');
    const left = notAfter - at;
    const threshold = expiryWarningSpan(certificate, expiresSoonDays);
    const evidence = {
      notAfter: isoDay(notAfter),
      daysLeft: Math.floor(left / DAY),
      warnAtDays: Math.floor(threshold / DAY),
    };
    const message = `${formatSpan(left)} left, until ${isoDay(notAfter)}`;
    return left > threshold
      ? pass(`${message}.`, evidence)
      : fail(`Expires in ${formatSpan(left)}, on ${isoDay(notAfter)}.`, { path: 'validity/notAfter', evidence });
  },
});
