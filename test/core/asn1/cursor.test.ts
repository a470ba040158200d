import { describe, expect, it } from 'vitest';
import { BER_LIMITS, Cursor } from '../../../src/core/asn1/cursor.js';
import { integer, sequence } from '../../support/der.js';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/ /g, ''), 'hex'));

describe('the bounded reader', () => {
  it('says truncated when the input ends inside the outermost element', () => {
    const whole = sequence(integer(1), integer(2));
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => Cursor.over(whole.subarray(0, length)).read(0x30, 'Certificate')).toThrow(
        expect.objectContaining({ code: 'truncated' }),
      );
    }
  });

  it('says malformed when an inner element does not fit into the one around it', () => {
    const inner = Cursor.over(hex('30 03 02 05 01')).readInto(0x30);
    expect(() => inner.read()).toThrow(expect.objectContaining({ code: 'malformed', offset: 2 }));
  });

  it('reads an indefinite length in BER and refuses it in DER', () => {
    const bytes = hex('30 80 30 80 02 01 05 00 00 00 00');
    const inner = Cursor.over(bytes, BER_LIMITS).readInto(0x30).readInto(0x30);
    expect(inner.read(0x02).contentStart).toBe(6);
    expect(inner.atEnd).toBe(true);
    expect(() => Cursor.over(bytes).read()).toThrow(/indefinite length, which DER does not allow/);
  });

  it('reads a length that is too long in BER and refuses it in DER', () => {
    const bytes = hex('02 81 01 05');
    expect(Cursor.over(bytes, BER_LIMITS).read().contentStart).toBe(3);
    expect(() => Cursor.over(bytes).read()).toThrow(/shortest form/);
  });

  it.each([
    ['a length of 127 octets', `02 ff ${'01'.repeat(127)}`],
    ['a length of 2^40', '02 86 01 00 00 00 00 00'],
  ])('refuses %s', (_, bytes) => {
    expect(() => Cursor.over(hex(bytes), BER_LIMITS).read()).toThrow(/more than 4 GiB/);
  });

  it('bounds elements, depth and unclosed nesting', () => {
    const limits = { ...BER_LIMITS, maxElements: 10, maxDepth: 5 };
    const nulls = Cursor.over(hex('0500'.repeat(11)), limits);
    expect(() => {
      while (!nulls.atEnd) nulls.read();
    }).toThrow(expect.objectContaining({ code: 'too-many-elements' }));
    expect(() => Cursor.over(hex('3080'.repeat(1000)), limits).read()).toThrow(
      expect.objectContaining({ code: 'too-deep' }),
    );
  });
});
