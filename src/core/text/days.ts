export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The day in UTC, `2026-11-09`. @param ms since 1970 */
export const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, -'T00:00:00.000Z'.length);

/** A span for people: `12 days`, `1 day`, `5 hours`, `less than an hour`. Whole units, rounded down. */
export function formatSpan(ms: number): string {
  if (ms >= DAY) return counted(Math.floor(ms / DAY), 'day');
  if (ms >= HOUR) return counted(Math.floor(ms / HOUR), 'hour');
  return 'less than an hour';
}

/** `1 key`, `2 keys`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
