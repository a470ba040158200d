import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeString, decodeUtf8, decodeUtf16, encodeUtf8, encodeUtf16be } from '../../../src/core/asn1/strings.js';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('strings', () => {
  it('reads UTF-8 as TextDecoder does, valid or not, and knows which', () => {
    const octets = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(octets, (input) => {
        const reading = decodeUtf8(input);
        let valid = true;
        try {
          new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
        } catch {
          valid = false;
        }
        expect(reading.valid).toBe(valid);
        if (valid) expect(reading.text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(input));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['an overlong slash', 'c0af'],
    ['a surrogate', 'eda080'],
    ['a number above U+10FFFF', 'f4908080'],
    ['a sequence cut short', 'e282'],
    ['a lone continuation', '80'],
  ])('does not take %s for UTF-8', (_, hex) => {
    const { text, valid } = decodeUtf8(bytes(hex));
    expect(valid).toBe(false);
    expect(text).toMatch(/^\ufffd+$/);
  });

  it('reads UTF-16 in both orders, with pairs, and marks lone surrogates and odd octets', () => {
    expect(decodeUtf16(bytes('00fcd83ddd11'), 'big')).toEqual({ text: 'ü🔑', valid: true });
    expect(decodeUtf16(bytes('fc003dd811dd'), 'little')).toEqual({ text: 'ü🔑', valid: true });
    expect(decodeUtf16(bytes('d83d0041'), 'big')).toEqual({ text: '\ufffdA', valid: false });
    expect(decodeUtf16(bytes('dd11'), 'big')).toEqual({ text: '\ufffd', valid: false });
    expect(decodeUtf16(bytes('004100'), 'big')).toEqual({ text: 'A\ufffd', valid: false });
  });

  it('writes UTF-8 and UTF-16 as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text));
        expect(Buffer.from(encodeUtf16be(text)).swap16().toString('utf16le')).toBe(text);
      }),
    );
    expect(encodeUtf8('a\ud800b')).toEqual(new TextEncoder().encode('a\ud800b'));
  });

  it.each([
    [0x0c, 'c3bc', 'ü', true],
    [0x13, '41', 'A', true],
    [0x13, 'fc', 'ü', false],
    [0x14, 'fc', 'ü', true],
    [0x16, '614062', 'a@b', true],
    [0x1e, '00fc', 'ü', true],
    [0x1c, '0001f511', '🔑', true],
    [0x1c, '00110000', '\ufffd', false],
    [0x1c, '000000', '', false],
  ])('reads the string type with tag 0x%x', (tag, hex, text, valid) => {
    expect(decodeString(tag, bytes(hex))).toEqual({ text, valid });
  });

  it('has no string for other types', () => {
    expect(decodeString(0x04, bytes('41'))).toBeUndefined();
  });

  it('reads long strings without running out of stack', () => {
    expect(decodeUtf8(new TextEncoder().encode('ü'.repeat(300_000))).text).toHaveLength(300_000);
    expect(decodeString(0x16, new Uint8Array(300_000).fill(0x61))?.text).toHaveLength(300_000);
  });
});
