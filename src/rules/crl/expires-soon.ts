import { defineRule, fail, pass } from '../../core/check/rule.js';
import { DAY, formatSpan, HOUR } from '../../core/text/days.js';
import { isoTime } from '../../core/text/isoTime.js';
import { judgeCrls } from './shared/judgeCrls.js';

/** AD CS publishes the next CRL this share of its life before the end, 12 hours at most: from then on it is late. */
const OVERLAP_SHARE = 0.1;
const OVERLAP_MAX = 12 * HOUR;
/** A CRL that lives so long is published by hand. */
const LONG_LIFE = 30 * DAY;
const LONG_LIFE_WARNING = 14 * DAY;

export default defineRule({
  id: 'crl/expires-soon',
  title: 'The next CRL is not overdue',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'warning',
  why: 'A CA publishes the next CRL some time before the last one ends. When that time has come and the old one is still there, publication has failed, and in a few hours nothing of that CA is accepted.',
  fix: 'Publish now at the CA (certutil -crl), and see why it was late: the CertSvc service, rights on the folder, the task that copies the file.',
  symptoms: 'none recorded',
  citations: [
    { source: 'ADCS', strength: 'recommended' },
    { source: 'RFC 5280', section: '5.1.2.5: next update', strength: 'recommended' },
  ],
  example: { good: 'nine of 14 days left', bad: 'six hours of a week left' },
  check(target, { settings: { at } }) {
    return judgeCrls(
      target,
      ({ label, crl: { thisUpdate, nextUpdate } }) => {
        // crl/current says the rest.
        if (nextUpdate === undefined || at < thisUpdate || at > nextUpdate) return undefined;
        const life = nextUpdate - thisUpdate;
        const window = life >= LONG_LIFE ? LONG_LIFE_WARNING : Math.min(life * OVERLAP_SHARE, OVERLAP_MAX);
        const left = nextUpdate - at;
        const evidence = { file: label, nextUpdate: isoTime(nextUpdate), hoursLeft: Math.floor(left / HOUR) };
        if (left > window) return pass(`${label} has ${formatSpan(left)} left.`, evidence);
        return fail(`${label} ends in ${formatSpan(left)}, and the next one is not there.`, {
          path: 'nextUpdate',
          evidence,
        });
      },
      'It is not in force (crl/current).',
    );
  },
});
