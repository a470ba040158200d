import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeOid, encodeOid } from '../../../src/core/asn1/oid.js';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

describe('object identifiers', () => {
  it.each([
    ['2a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['550403', '2.5.4.3'],
    ['00', '0.0'],
    ['27', '0.39'],
    ['28', '1.0'],
    ['4f', '1.39'],
    ['50', '2.0'],
    ['8837', '2.999'],
    ['0992268993f22c640119', '0.9.2342.19200300.100.1.25'],
  ])('%s reads as %s and is written back the same', (octets, dotted) => {
    expect(decodeOid(hex(octets))).toBe(dotted);
    expect(Buffer.from(encodeOid(dotted)).toString('hex')).toBe(octets);
  });

  it('keeps arcs of 128 bits exact, as UUIDs need', () => {
    const dotted = '2.25.329800735698586629295641978511506172918';
    expect(decodeOid(encodeOid(dotted))).toBe(dotted);
  });

  it('gives back what it wrote, for any arcs', () => {
    const arcs = fc.array(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 39 }), arcs, (second, rest) => {
        const dotted = `1.${second}.${rest.join('.')}`;
        expect(decodeOid(encodeOid(dotted))).toBe(dotted);
      }),
    );
  });

  it('tells two identifiers apart that share a hash slot, however often they are read', () => {
    const all = Array.from({ length: 6000 }, (_, i) => `1.3.6.1.4.1.311.21.8.${i}`);
    for (let round = 0; round < 2; round += 1) {
      for (const dotted of all) expect(decodeOid(encodeOid(dotted))).toBe(dotted);
    }
  });

  it.each([
    ['no octets', ''],
    ['an unfinished last arc', '2a86'],
    ['an arc with leading zeros', '2a8001'],
    ['an arc of more than 140 bits', `2a${'ff'.repeat(20)}7f`],
  ])('refuses %s', (_, octets) => {
    expect(() => decodeOid(hex(octets))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('refuses a megabyte of arcs without reading it', () => {
    expect(() => decodeOid(new Uint8Array(1_000_000).fill(1))).toThrow(/1000000 octets, more than 1024/);
  });

  it.each(['', '1', '3.1', '1.40', '1.2.', '1..2', '1.02', 'CN'])('does not encode "%s"', (dotted) => {
    expect(() => encodeOid(dotted)).toThrow(RangeError);
  });
});
