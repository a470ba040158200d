import { counted, DAY } from '../../core/text/days.js';

/** `285 days left`, `expired 3 days ago`, `not yet valid for 2 days`. Times in ISO 8601. */
export function remaining(notBefore: string | undefined, notAfter: string, checkedAt: string): string {
  const now = Date.parse(checkedAt);
  const from = notBefore === undefined ? now : Date.parse(notBefore);
  const until = Date.parse(notAfter);
  if (now < from) return `not yet valid for ${counted(Math.ceil((from - now) / DAY), 'day')}`;
  if (now > until) return `expired ${counted(Math.floor((now - until) / DAY), 'day')} ago`;
  return `${counted(Math.floor((until - now) / DAY), 'day')} left`;
}
