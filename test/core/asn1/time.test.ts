import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cursor } from '../../../src/core/asn1/cursor.js';
import { readTime } from '../../../src/core/asn1/time.js';
import { generalizedTime, text, utcTime } from '../../support/der.js';

const read = (element: Uint8Array) => readTime(Cursor.over(element), 'notAfter');

describe('times', () => {
  it.each([
    [utcTime('260902101112Z'), '2026-09-02T10:11:12.000Z'],
    [utcTime('491231235959Z'), '2049-12-31T23:59:59.000Z'],
    [utcTime('500101000000Z'), '1950-01-01T00:00:00.000Z'],
    [utcTime('000229000000Z'), '2000-02-29T00:00:00.000Z'],
    [generalizedTime('99991231235959Z'), '9999-12-31T23:59:59.000Z'],
    [generalizedTime('00010101000000Z'), '0001-01-01T00:00:00.000Z'],
    [generalizedTime('00000229000000Z'), '0000-02-29T00:00:00.000Z'],
  ])('reads a time in the form of RFC 5280 without a problem (%#)', (element, iso) => {
    expect(read(element)).toEqual({ ms: Date.parse(iso), problem: undefined });
  });

  it('agrees with Date for every day from year 0 to 9999', () => {
    const range = { min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const seconds = date.toISOString().slice(0, 19);
        expect(read(generalizedTime(`${seconds.replace(/\D/g, '')}Z`)).ms).toBe(Date.parse(`${seconds}Z`));
      }),
    );
  });

  it.each([
    [utcTime('2609021011Z'), '2026-09-02T10:11:00.000Z'],
    [utcTime('260902101112+0200'), '2026-09-02T08:11:12.000Z'],
    [generalizedTime('20260902101112.5Z'), '2026-09-02T10:11:12.500Z'],
    [generalizedTime('20260902101112-0130'), '2026-09-02T11:41:12.000Z'],
    [generalizedTime('20260902101112'), '2026-09-02T10:11:12.000Z'],
    [generalizedTime('2026090210Z'), '2026-09-02T10:00:00.000Z'],
  ])('reads a looser form, and says so (%#)', (element, iso) => {
    const reading = read(element);
    expect(new Date(reading.ms).toISOString()).toBe(iso);
    expect(reading.problem).toMatch(/^notAfter: ".*" is not in the form that DER asks for$/);
  });

  it.each([
    ['30 February', utcTime('260230000000Z')],
    ['29 February 2100', generalizedTime('21000229000000Z')],
    ['month 13', utcTime('261301000000Z')],
    ['month 0', utcTime('260001000000Z')],
    ['day 0', utcTime('260100000000Z')],
    ['hour 24', utcTime('260101240000Z')],
    ['a leap second', utcTime('260101235960Z')],
    ['an offset of 99 hours', utcTime('260101000000+9900')],
    ['letters', utcTime('26010100000xZ')],
    ['nothing', utcTime('')],
    ['a kilobyte', utcTime('1'.repeat(1024))],
    ['a string type', text(0x13, '260101000000Z')],
  ])('refuses %s with the field and the offset', (_, element) => {
    expect(() => read(element)).toThrow(expect.objectContaining({ code: 'malformed', offset: 0 }));
    expect(() => read(element)).toThrow(/^notAfter: /);
  });
});
