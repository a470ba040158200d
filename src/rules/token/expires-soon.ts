import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { formatSpan, HOUR } from '../../core/text/days.js';
import { isoTime } from '../../core/text/isoTime.js';
import { timesOf } from '../../core/token/claims.js';

/** Time to hand out a command line and for computers to run it. */
const ENOUGH = 6 * HOUR;

export default defineRule({
  id: 'token/expires-soon',
  title: 'The token is in force for at least six more hours',
  targets: ['token'],
  severity: 'warning',
  why: 'ccmsetup may wait hours for content or a restart before the client registers; a token that ends in between is spent for nothing.',
  fix: 'Make a new one with a life that covers the rollout: BulkRegistrationTokenTool.exe /new /lifetime 10080 (minutes, seven days: the most)',
  symptoms: ['cmg-invalid-token'],
  citations: [{ source: 'TOK', section: 'Bulk registration token tool usage: /lifetime', strength: 'recommended' }],
  example: { good: 'two days left', bad: 'three hours left' },
  check({ token }, { settings: { at } }) {
    const { notBefore, expires } = timesOf(token);
    if (notBefore === undefined || expires === undefined || at < notBefore || at >= expires) {
      return notApplicable('It is not in force (token/current).');
    }
    const evidence = { expires: isoTime(expires), hoursLeft: Math.floor((expires - at) / HOUR) };
    if (expires - at >= ENOUGH) return pass(`It has ${formatSpan(expires - at)} left.`, evidence);
    return fail(`It has ${formatSpan(expires - at)} left.`, { path: 'claims/exp', evidence });
  },
});
