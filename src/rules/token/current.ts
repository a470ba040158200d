import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { formatSpan } from '../../core/text/days.js';
import { isoTime } from '../../core/text/isoTime.js';
import { timesOf } from '../../core/token/claims.js';

export default defineRule({
  id: 'token/current',
  title: 'The token is in force at the time of the check',
  targets: ['token'],
  severity: 'error',
  why: 'A client that registers with an expired token is refused, and a bulk registration token cannot be renewed.',
  fix: 'Make a new one: BulkRegistrationTokenTool.exe /new /lifetime 4320 (minutes; 10080 at most). Clients that registered already need none.',
  symptoms: ['cmg-invalid-token', 'sts-token-expired'],
  citations: [
    { source: 'TOK', section: 'Token renewal', strength: 'required' },
    { source: 'RFC 7519', section: '4.1.4 and 4.1.5: exp and nbf', strength: 'required' },
  ],
  example: { good: 'until 2026-11-24, checked on 2026-11-21', bad: 'until 2026-11-20' },
  check({ token }, { settings: { at } }) {
    const { notBefore, expires } = timesOf(token);
    if (notBefore === undefined || expires === undefined) {
      return notApplicable('It does not say from when to when (token/claims, token/form).');
    }
    const evidence = { notBefore: isoTime(notBefore), expires: isoTime(expires) };
    if (at >= expires) {
      return fail(`It expired on ${isoTime(expires)}, ${formatSpan(at - expires)} ago.`, {
        path: 'claims/exp',
        evidence,
      });
    }
    if (at < notBefore) {
      return fail(`It is not in force before ${isoTime(notBefore)}.`, { path: 'claims/nbf', evidence });
    }
    return pass(`In force until ${isoTime(expires)}, ${formatSpan(expires - at)} left.`, evidence);
  },
});
