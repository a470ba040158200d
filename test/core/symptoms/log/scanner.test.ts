import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scanner } from '../../../../src/core/symptoms/log/scanner.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const naive = (needles: readonly string[], text: string, from: number): number => {
  const found = needles.map((needle) => text.toLowerCase().indexOf(needle, from)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
};

describe('the search for many strings at once', () => {
  it('finds what a search for each of them finds, letter case ignored', () => {
    const letters = fc.stringMatching(/^[abAB01_ ]{0,60}$/);
    const needle = fc.stringMatching(/^[ab01_ ]{6,9}$/);
    fc.assert(
      fc.property(fc.array(needle, { minLength: 1, maxLength: 6 }), letters, letters, (needles, before, after) => {
        const text = before + (needles[0] ?? '').toUpperCase() + after;
        expect(new Scanner(needles).next(bytes(text), 0, text.length)).toBe(naive(needles, text, 0));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not take letters for others that share their low bits', () => {
    const scanner = new Scanner(['error_1']);
    expect(scanner.next(bytes('%RROR_1'), 0, 7)).toBe(-1);
    expect(scanner.next(bytes('ERROR_Q'), 0, 7)).toBe(-1);
    expect(scanner.next(bytes('Error_1'), 0, 7)).toBe(0);
  });

  it('finds nothing that the end cuts off, and begins where it is told', () => {
    const scanner = new Scanner(['needle']);
    const text = bytes('needle needle');
    expect(scanner.next(text, 1, text.length)).toBe(7);
    expect(scanner.next(text, 1, text.length - 1)).toBe(-1);
  });
});
