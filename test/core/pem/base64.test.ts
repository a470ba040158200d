import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeBareBase64,
  decodeBase64Url,
  encodeBase64,
  encodeBase64Url,
  tryDecodeBase64,
} from '../../../src/core/base64.js';

describe('Base64', () => {
  it('writes and reads as Buffer does', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const buffer = Buffer.from(bytes);
        expect(encodeBase64(bytes)).toBe(buffer.toString('base64'));
        expect(encodeBase64Url(bytes)).toBe(buffer.toString('base64url'));
        expect(tryDecodeBase64(encodeBase64(bytes))).toEqual(bytes);
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('breaks lines where asked', () => {
    expect(encodeBase64(new Uint8Array(9), 8)).toBe('AAAAAAAA\nAAAA\n');
  });

  it('skips white space of every kind, and does without padding', () => {
    expect(tryDecodeBase64('\tA Q\r\nI\u00a0D\v\f')).toEqual(Uint8Array.of(1, 2, 3));
    expect(tryDecodeBase64('AQI')).toEqual(Uint8Array.of(1, 2));
    expect(tryDecodeBase64('AQ')).toEqual(Uint8Array.of(1));
    expect(tryDecodeBase64('AQ= =')).toEqual(Uint8Array.of(1));
  });

  it.each([
    ['AQI*', 3, /not Base64/],
    ['AQ-_', 2, /not Base64/],
    ['AQ\u20acD', 2, /not Base64/],
    ['AQ==AQ==', 4, /after the padding/],
    ['AQIDA', 5, /middle of a group/],
    ['====', 4, /middle of a group/],
  ])('says where "%s" goes wrong', (text, at, reason) => {
    expect(tryDecodeBase64(text)).toEqual({ at, reason: expect.stringMatching(reason) });
  });

  it('decodes part of a text', () => {
    expect(tryDecodeBase64('xxAQIDyy', 2, 6)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('takes bare Base64 only when there is nothing else', () => {
    expect(decodeBareBase64('AQID\nBAUG\n')).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6));
    expect(decodeBareBase64('AQID, BAUG')).toBeUndefined();
    expect(decodeBareBase64(' \n')).toBeUndefined();
  });

  it('is strict about the URL-safe alphabet', () => {
    expect(() => decodeBase64Url('AQ+/')).toThrow(expect.objectContaining({ code: 'malformed', offset: 2 }));
    expect(() => decodeBase64Url('AQ ID')).toThrow(expect.objectContaining({ code: 'malformed', offset: 2 }));
    expect(() => decodeBase64Url('AQIDA')).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
