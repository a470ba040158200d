import { describe, expect, it } from 'vitest';
import {
  bitLength,
  integerToBigInt,
  integerToNumber,
  isMinimalInteger,
  isNegativeInteger,
  unsignedToBigInt,
  withoutLeadingZeros,
} from '../../../src/core/asn1/integer.js';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

describe('integers', () => {
  it.each([
    ['00', 0n],
    ['7f', 127n],
    ['80', -128n],
    ['ff', -1n],
    ['00ff', 255n],
    ['ff00', -256n],
    ['0100000000000000000000', 1n << 80n],
  ])('%s is %s', (octets, value) => {
    expect(integerToBigInt(hex(octets))).toBe(value);
    if (octets.length <= 12) expect(integerToNumber(hex(octets))).toBe(Number(value));
  });

  it.each(['7fffffff', '80000000', 'ffffffff', '00ffffffff', '8000000000'])(
    '%s is the same number as BigInt',
    (octets) => {
      expect(integerToNumber(hex(octets))).toBe(Number(integerToBigInt(hex(octets))));
    },
  );

  it('takes octets as unsigned where asked', () => {
    expect(unsignedToBigInt(hex('ff00'))).toBe(0xff00n);
    expect(unsignedToBigInt(hex(''))).toBe(0n);
  });

  it('refuses to make a number of more than 53 bits, of nothing, or of a megabyte', () => {
    expect(integerToNumber(hex('1fffffffffffff'))).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => integerToNumber(hex('20000000000000'))).toThrow(/too large/);
    expect(() => integerToNumber(hex(''))).toThrow(/without content/);
    expect(() => integerToNumber(new Uint8Array(1_000_000).fill(1))).toThrow(/1000000 octets/);
    expect(() => integerToBigInt(new Uint8Array(1_000_000).fill(1))).toThrow(/1000000 octets/);
  });

  it.each([
    ['00', true],
    ['007f', false],
    ['0080', true],
    ['ff80', false],
    ['ff7f', true],
    ['', false],
  ])('%s in shortest form: %s', (octets, minimal) => {
    expect(isMinimalInteger(hex(octets))).toBe(minimal);
  });

  it('tells the sign, and measures what is left without leading zeros', () => {
    expect(isNegativeInteger(hex('80'))).toBe(true);
    expect(isNegativeInteger(hex('0080'))).toBe(false);
    expect(withoutLeadingZeros(hex('00000102'))).toEqual(hex('0102'));
    expect(bitLength(hex('000100'))).toBe(9);
    expect(bitLength(hex('0000'))).toBe(0);
  });
});
