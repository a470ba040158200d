import { judgeAuthorities } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'trust/ca-within-validity',
  title: 'Every CA certificate is valid at the time of the check',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  why: 'When a CA certificate ends, every certificate below it ends with it, whatever its own dates say.',
  fix: 'Renew the CA certificate (certutil -renewCert ReuseKeys at the CA), distribute it, and upload the new one to the CMG as well.',
  symptoms: ['cert-e-expired', 'winhttp-cert-date-invalid'],
  citations: [{ source: 'RFC 5280', section: '6.1.3 (a) (2)', strength: 'required' }],
  example: { good: '2025-09-01 to 2035-09-01, checked on 2026-11-21', bad: 'ended on 2026-11-09' },
  check(target, { settings: { at } }) {
    return judgeAuthorities(
      target,
      ({ certificate: { notBefore, notAfter }, label, path }) => {
        const evidence = {
          certificate: label,
          notBefore: isoDay(notBefore),
          notAfter: isoDay(notAfter),
          at: isoDay(at),
        };
        if (at > notAfter) {
          return fail(`"${label}" expired on ${isoDay(notAfter)}.`, { path: `${path}validity/notAfter`, evidence });
        }
        if (at < notBefore) {
          return fail(`"${label}" is not valid before ${isoDay(notBefore)}.`, {
            path: `${path}validity/notBefore`,
            evidence,
            fix: `Wait until ${isoDay(notBefore)}; if that date is past where you are, set the clock of this computer.`,
          });
        }
        return pass('valid');
      },
      'valid now',
    );
  },
});
