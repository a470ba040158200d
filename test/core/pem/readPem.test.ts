import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPem, writePem } from '../../../src/core/pem.js';

const block = (label: string, body = 'AQID') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

describe('PEM', () => {
  it('is written as OpenSSL writes it, whatever the length: none has a blank line before its END', () => {
    const lengths = new Set<number>();
    for (let octets = 64; octets < 192; octets += 1) {
      const n = Buffer.alloc(octets, 0x5a).toString('base64url');
      const key = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' });
      const bytes = key.export({ format: 'der', type: 'spki' });
      lengths.add(bytes.length % 48);
      expect(writePem('PUBLIC KEY', bytes)).toBe(key.export({ format: 'pem', type: 'spki' }));
    }
    expect(lengths.size).toBe(48);
  });

  it('reads several blocks with text around them, and the line where each begins', () => {
    const text = `Bag Attributes\n    friendlyName: x\n${block('CERTIFICATE')}subject=CN = x\n\n${block('PRIVATE KEY', 'BAUG')}end`;
    expect(readPem(text)).toEqual([
      { label: 'CERTIFICATE', bytes: Uint8Array.of(1, 2, 3), headers: new Map(), line: 3 },
      { label: 'PRIVATE KEY', bytes: Uint8Array.of(4, 5, 6), headers: new Map(), line: 8 },
    ]);
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['everything on one line', (text: string) => text.replaceAll('\n', ' ')],
    ['carriage returns alone', (text: string) => text.replaceAll('\n', '\r')],
    ['blanks at the ends of lines', (text: string) => text.replaceAll('\n', '  \n')],
    ['indented lines', (text: string) => text.replaceAll('\n', '\n\t')],
    ['empty lines', (text: string) => text.replaceAll('\n', '\n\n')],
  ])('reads text with %s', (_, change) => {
    const blocks = readPem(change(block('CERTIFICATE', 'AQID\nBAUG') + block('X509 CRL')));
    expect(blocks.map(({ label, bytes }) => [label, ...bytes])).toEqual([
      ['CERTIFICATE', 1, 2, 3, 4, 5, 6],
      ['X509 CRL', 1, 2, 3],
    ]);
  });

  it('reads the header fields of an encrypted key, folded ones too', () => {
    const body = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,\n 00112233\n\nAQID';
    const [found] = readPem(block('RSA PRIVATE KEY', body));
    expect(found?.headers).toEqual(
      new Map([
        ['Proc-Type', '4,ENCRYPTED'],
        ['DEK-Info', 'AES-256-CBC,00112233'],
      ]),
    );
    expect(found?.bytes).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('finds no block in other text', () => {
    expect(readPem('no block here')).toEqual([]);
  });

  it('says in which line a block begins that has no END', () => {
    const text = `\n\n-----BEGIN CERTIFICATE-----\nAQID\n`;
    expect(() => readPem(text)).toThrow(/begins in line 3 has no END line/);
    expect(() => readPem(text)).toThrow(expect.objectContaining({ code: 'truncated' }));
  });

  it.each([
    [
      `${block('A')}-----BEGIN B-----\nAQID\nAQ*D\n-----END B-----`,
      /^line 6: the PEM block "B" has a character that is not Base64 \(U\+002a\)/,
    ],
    ['-----BEGIN A-----\nAQID\n-----END B-----', /^line 1: .*closed.*by -----END B-----/],
    ['-----BEGIN A-----\nAQID\n-----BEGIN B-----\nAQID\n-----END B-----', /^line 1: .*closed.*by -----BEGIN B-----/],
    ['-----BEGIN A\nAQID\n-----END A-----', /^line 1: the BEGIN line does not end/],
    [`-----BEGIN ${'A'.repeat(1000)}-----`, /^line 1: the BEGIN line does not end/],
    ['-----BEGIN A-----\nAQIDA\n-----END A-----', /^line 3: .*middle of a group/],
    ['-----BEGIN A-----\nAQ==\nAQID\n-----END A-----', /^line 3: .*after the padding/],
  ])('names the line of what is wrong (%#)', (text, message) => {
    expect(() => readPem(text)).toThrow(message);
    expect(() => readPem(text)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('does not repeat what stands between the lines of a broken block: it may be a key', () => {
    try {
      readPem('-----BEGIN PRIVATE KEY-----\nAQID\n-----c2VjcmV0');
      expect.fail('read');
    } catch (error) {
      expect(String(error)).not.toContain('c2VjcmV0');
    }
  });

  it('reads as many blocks as 16 MiB hold in one pass, with line feeds or without', () => {
    for (const ending of ['\n', ' ']) {
      const text = block('A').replaceAll('\n', ending).repeat(100_000);
      expect(readPem(text)).toHaveLength(100_000);
    }
  });

  it('writes what it reads', () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, i) => i);
    const text = writePem('CERTIFICATE', bytes);
    expect(text.split('\n')[1]).toHaveLength(64);
    expect(readPem(text)).toMatchObject([{ label: 'CERTIFICATE', bytes }]);
  });
});
