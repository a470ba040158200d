import { DAY, isoDay } from '../../core/text/days.js';

export interface Tick {
  readonly at: number;
  /** `2027`, `2026-09`, `11-21`: as much as tells it from its neighbours. */
  readonly label: string;
}

const MOST = 6;
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000, 60_000];
/** Below that, months are too far apart. */
const MONTHS_FROM = 60 * DAY;

/** At most six round days within a span. Times in ms since 1970. */
export function ticksOf({ from, until }: { readonly from: number; readonly until: number }): Tick[] {
  if (until - from < MONTHS_FROM) return dayTicks(from, until);
  const first = new Date(from);
  const months = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
  const start = months(first.getTime()) + 1;
  const end = months(until);
  const step = MONTHS.find((size) => Math.floor(end / size) - Math.ceil(start / size) < MOST) ?? 120_000;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(start / step) * step; month <= end; month += step) {
    const at = Date.UTC(2000, month - 24_000, 1);
    ticks.push({ at, label: step % 12 === 0 ? isoDay(at).slice(0, -6) : isoDay(at).slice(0, -3) });
  }
  return ticks;
}

function dayTicks(from: number, until: number): Tick[] {
  const step = Math.max(1, Math.ceil((until - from) / DAY / MOST)) * DAY;
  const ticks: Tick[] = [];
  for (let at = Math.ceil(from / DAY) * DAY; at <= until; at += step) ticks.push({ at, label: isoDay(at).slice(-5) });
  return ticks;
}
