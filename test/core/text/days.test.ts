import { describe, expect, it } from 'vitest';
import { counted, DAY, formatSpan, HOUR, isoDay } from '../../../src/core/text/days.js';

describe('days and spans', () => {
  it.each([
    [0, 'less than an hour'],
    [HOUR - 1, 'less than an hour'],
    [HOUR, '1 hour'],
    [DAY - 1, '23 hours'],
    [DAY, '1 day'],
    [DAY * 12 + HOUR * 23, '12 days'],
  ])('%i ms is %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text);
  });

  it('writes days in UTC, also in the years 50 and 9999', () => {
    expect(isoDay(Date.UTC(2026, 10, 9, 23, 59, 59, 999))).toBe('2026-11-09');
    expect(isoDay(Date.parse('0050-01-01T00:00:00Z'))).toBe('0050-01-01');
    expect(isoDay(Date.parse('9999-12-31T23:59:59Z'))).toBe('9999-12-31');
  });

  it('counts with the right number', () => {
    expect([0, 1, 2].map((count) => counted(count, 'key'))).toEqual(['0 keys', '1 key', '2 keys']);
  });
});
