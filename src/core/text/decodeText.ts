import { decodeUtf8, decodeUtf16 } from '../asn1/strings.js';
import { present } from '../present.js';

export interface TextReading {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** False when octets had to be replaced by U+FFFD. */
  readonly valid: boolean;
}

/**
 * Text as files on Windows have it: UTF-16 with a byte order mark, or without one where its zero octets
 * give it away; else UTF-8, with or without mark. The mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): TextReading {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { ...decodeUtf16(bytes.subarray(2), 'little'), encoding: 'utf-16le' };
  if (a === 0xfe && b === 0xff) return { ...decodeUtf16(bytes.subarray(2), 'big'), encoding: 'utf-16be' };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { ...decodeUtf8(bytes.subarray(3)), encoding: 'utf-8' };
  if (alternatesWithZero(bytes, 1)) return { ...decodeUtf16(bytes, 'little'), encoding: 'utf-16le' };
  if (alternatesWithZero(bytes, 0)) return { ...decodeUtf16(bytes, 'big'), encoding: 'utf-16be' };
  return { ...decodeUtf8(bytes), encoding: 'utf-8' };
}

/** Editors and shells end a line: what stands in the first is a password, a token, a name. */
export const firstLine = (bytes: Uint8Array): string => decodeText(bytes).text.split(/\r\n|\r|\n/, 1)[0] ?? '';

/** The first characters are ASCII, each with a zero octet at `zeroAt` in its pair. */
function alternatesWithZero(bytes: Uint8Array, zeroAt: 0 | 1): boolean {
  const pairs = Math.min(8, bytes.length >> 1);
  if (pairs < 2) return false;
  for (let i = 0; i < pairs; i += 1) {
    const other = present(bytes[2 * i + 1 - zeroAt]);
    if (bytes[2 * i + zeroAt] !== 0 || other < 0x09 || other > 0x7e) return false;
  }
  return true;
}
