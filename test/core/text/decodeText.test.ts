import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/core/text/decodeText.js';

const text = 'BEGIN ü🔑';
const utf16 = (order: 'le' | 'be') => {
  const buffer = Buffer.from(text, 'utf16le');
  return order === 'le' ? buffer : buffer.swap16();
};
const bytes = (...parts: (Buffer | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('text from files', () => {
  it.each([
    ['UTF-8', bytes(Buffer.from(text)), 'utf-8'],
    ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], Buffer.from(text)), 'utf-8'],
    ['UTF-16 little-endian with its mark', bytes([0xff, 0xfe], utf16('le')), 'utf-16le'],
    ['UTF-16 big-endian with its mark', bytes([0xfe, 0xff], utf16('be')), 'utf-16be'],
  ])('is read as %s', (_, input, encoding) => {
    expect(decodeText(input)).toEqual({ text, encoding, valid: true });
  });

  it.each(['le', 'be'] as const)('is read as UTF-16 without mark where its zero octets show it (%s)', (order) => {
    const plain = Buffer.from('-----BEGIN', 'utf16le');
    expect(decodeText(bytes(order === 'le' ? plain : plain.swap16()))).toEqual({
      text: '-----BEGIN',
      encoding: `utf-16${order}`,
      valid: true,
    });
  });

  it('says when it is not valid', () => {
    expect(decodeText(bytes([0x41, 0xff]))).toEqual({ text: 'A\ufffd', encoding: 'utf-8', valid: false });
  });
});
