export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Certificates of a fleet end on a few hundred days, and each is named a dozen times. Past this number all are forgotten. */
const KEPT_DAYS = 4096;
const kept = new Map<number, string>();

/** The day in UTC, `2026-11-09`. @param ms since 1970 */
export function isoDay(ms: number): string {
  const day = Math.floor(ms / DAY);
  const known = kept.get(day);
  if (known !== undefined) return known;
  const text = new Date(ms).toISOString().slice(0, -'T00:00:00.000Z'.length);
  if (kept.size >= KEPT_DAYS) kept.clear();
  kept.set(day, text);
  return text;
}

/** A span for people: `12 days`, `1 day`, `5 hours`, `less than an hour`. Whole units, rounded down. */
export function formatSpan(ms: number): string {
  if (ms >= DAY) return counted(Math.floor(ms / DAY), 'day');
  if (ms >= HOUR) return counted(Math.floor(ms / HOUR), 'hour');
  return 'less than an hour';
}

/** `1 key`, `2 keys`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
