import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { timesOf } from '../../core/token/claims.js';

const MINUTE = 60_000;
/** Seven days. */
const MAX_MINUTES = 10_080;

export default defineRule({
  id: 'token/lifetime',
  title: 'The token lives no longer than seven days',
  targets: ['token'],
  severity: 'error',
  why: "The site's tool makes no token of more than 10,080 minutes: a longer life means that something else made it.",
  fix: 'Make the token with the tool of your site: BulkRegistrationTokenTool.exe /new /lifetime 10080',
  symptoms: 'none recorded',
  citations: [{ source: 'TOK', section: 'Bulk registration token tool usage: /lifetime', strength: 'required' }],
  example: { good: '4,320 minutes, the default', bad: '43,200 minutes' },
  check({ token }) {
    const { notBefore, expires } = timesOf(token);
    if (notBefore === undefined || expires === undefined || expires <= notBefore) {
      return notApplicable('It does not say from when to when (token/claims, token/form).');
    }
    const minutes = (expires - notBefore) / MINUTE;
    const shown = Math.ceil(minutes).toLocaleString('en-US');
    if (minutes <= MAX_MINUTES) return pass(`It lives ${shown} minutes.`, { minutes });
    return fail(`It lives ${shown} minutes, more than 10,080.`, { path: 'claims/exp', evidence: { minutes } });
  },
});
