import { defineRule, fail, pass } from '../../core/check/rule.js';
import { formatSpan, isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'cert/within-validity',
  title: 'The certificate is valid at the time of the check',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: 'When the server certificate expires, every client on the internet loses its connection. Configuration Manager raises no alert. A client does not select a certificate outside its validity period.',
  fix: 'Renew it. Keep the common name of a server certificate, including its letter case. Then set it in the console: Administration > Cloud Services > Cloud Management Gateway > the gateway > Properties > Settings > Certificate file.',
  symptoms: ['winhttp-cert-date-invalid', 'cert-e-expired', 'iis-403-17'],
  citations: [
    { source: 'RFC 5280', section: '4.1.2.5: validity', strength: 'required' },
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'required' },
  ],
  example: {
    good: '2026-09-02 to 2027-09-02, checked on 2026-11-21',
    bad: 'expired on 2026-11-09, checked on 2026-11-21',
  },
  check({ certificate: { notBefore, notAfter } }, { settings: { at } }) {
    const evidence = { notBefore: isoDay(notBefore), notAfter: isoDay(notAfter), at: isoDay(at) };
    if (notAfter < notBefore) {
      return fail(`It is never valid. It ends on ${isoDay(notAfter)}, before it starts on ${isoDay(notBefore)}.`, {
        path: 'validity',
        evidence,
      });
    }
    if (at > notAfter) {
      return fail(`Expired ${formatSpan(at - notAfter)} ago, on ${isoDay(notAfter)}.`, {
        path: 'validity/notAfter',
        evidence,
      });
    }
    if (at < notBefore) {
      return fail(`Not valid yet. It starts in ${formatSpan(notBefore - at)}, on ${isoDay(notBefore)}.`, {
        path: 'validity/notBefore',
        evidence,
        fix: `Wait until ${isoDay(notBefore)}, or reissue the certificate with an earlier start date. If that date is already past, correct the clock of this computer.`,
      });
    }
    return pass(`Valid from ${isoDay(notBefore)} to ${isoDay(notAfter)}.`, evidence);
  },
});
