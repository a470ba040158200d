import { describe, expect, it } from 'vitest';
import type { InputReport } from '../../../src/core/report/report.js';
import { ticksOf } from '../../../src/reporters/content/ticks.js';
import { timelineOf } from '../../../src/reporters/content/timeline.js';

const NOW = '2026-11-21T12:00:00Z';
const at = (day: string): number => Date.parse(day);
const crl = (nextUpdate?: string): InputReport => ({
  name: 'f',
  kind: 'crl',
  verdict: 'pass',
  claim: '',
  results: [],
  crls: [
    {
      label: 'C:\\pki\\issuing.crl',
      issuer: 'CN=Contoso Issuing CA 1',
      delta: false,
      thisUpdate: '2026-11-16T00:00:00Z',
      ...(nextUpdate === undefined ? {} : { nextUpdate }),
    },
  ],
});

describe('the timeline', () => {
  it('is left out where nothing has a period', () => {
    expect(timelineOf({ ...crl(), crls: [] }, NOW)).toBeUndefined();
  });

  it.each([
    ['2026-11-30T00:00:00Z', 'current', '8 days left'],
    ['2026-11-18T00:00:00Z', 'ended', 'expired 3 days ago'],
    [undefined, 'current', 'names no end'],
  ])('tells of a CRL until %s that it is %s', (nextUpdate, state, left) => {
    const timeline = timelineOf(crl(nextUpdate), NOW);
    expect(timeline?.periods).toMatchObject([{ label: 'issuing.crl', kind: 'CRL', state, left }]);
    expect(timeline?.from).toBeLessThan(at('2026-11-16'));
    expect(timeline?.until).toBeGreaterThan(at(NOW));
  });
});

describe('the days below it', () => {
  it.each([
    ['2026-11-10', '2026-12-05'],
    ['2026-08-01', '2027-10-01'],
    ['2025-01-01', '2046-01-01'],
    ['1950-01-01', '9999-12-31'],
    ['2026-12-31', '2027-01-01'],
  ])('are one to eight, in order and within: %s to %s', (from, until) => {
    const ticks = ticksOf({ from: at(from), until: at(until) });
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(8);
    const times = ticks.map((tick) => tick.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
  });

  it('are round: the first of a quarter in a year, years in twenty', () => {
    expect(ticksOf({ from: at('2026-08-01'), until: at('2027-10-01') }).map(({ label }) => label)).toEqual([
      '2026-10',
      '2027-01',
      '2027-04',
      '2027-07',
      '2027-10',
    ]);
    expect(ticksOf({ from: at('2025-02-01'), until: at('2046-01-01') }).map(({ label }) => label)).toEqual([
      '2030',
      '2035',
      '2040',
      '2045',
    ]);
  });
});
