import { decodeUtf8, decodeUtf16 } from '../asn1/strings.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By its byte order mark, else by the zero octets that ASCII leaves in UTF-16; UTF-8 otherwise. */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== undefined && a !== 0 && b === 0 && c !== undefined && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== undefined && b !== 0 && c === 0 && d !== undefined && d !== 0) return 'utf-16be';
  return 'utf-8';
}

/** Text of a file, without its byte order mark. What is not valid becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  const { text } =
    encoding === 'utf-8' ? decodeUtf8(bytes) : decodeUtf16(bytes, encoding === 'utf-16le' ? 'little' : 'big');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
