import { malformed } from './asn1/errors.js';
import { present } from './present.js';

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = `${STANDARD.slice(0, 62)}-_`;

const WHITE = -2;
const PADDING = -3;

function decodingTable(alphabet: string, skipWhite: boolean): Int8Array {
  const table = new Int8Array(256).fill(-1);
  for (let i = 0; i < 64; i += 1) table[alphabet.charCodeAt(i)] = i;
  table[0x3d] = PADDING;
  if (skipWhite) for (const white of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0]) table[white] = WHITE;
  return table;
}

const STANDARD_TABLE = decodingTable(STANDARD, true);
const URL_TABLE = decodingTable(URL_SAFE, false);

/** Where decoding stopped: `at` is the index in the text. */
export interface Base64Fault {
  readonly at: number;
  /** `a character that is not Base64`, …: completes a sentence. */
  readonly reason: string;
}

/**
 * Decodes `text[start, end)` without throwing; white space is skipped, padding may be missing.
 * @see RFC 4648 § 4
 */
export function tryDecodeBase64(text: string, start = 0, end = text.length): Uint8Array | Base64Fault {
  return decodeWith(STANDARD_TABLE, text, start, end);
}

function decodeWith(table: Int8Array, text: string, start: number, end: number): Uint8Array | Base64Fault {
  const bytes = new Uint8Array(Math.floor(((end - start) * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  let paddingAt = -1;
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i);
    const value = code < 256 ? present(table[code]) : -1;
    if (value >= 0) {
      if (paddingAt >= 0) return { at: i, reason: 'more Base64 after the padding that ends it' };
      bits = (bits << 6) | value;
      held += 1;
      if (held === 4) {
        bytes[length] = bits >> 16;
        bytes[length + 1] = bits >> 8;
        bytes[length + 2] = bits;
        length += 3;
        bits = 0;
        held = 0;
      }
    } else if (value === PADDING) {
      if (paddingAt < 0) paddingAt = i;
      else if (i - paddingAt > 100) return { at: i, reason: 'too much padding' };
    } else if (value !== WHITE) {
      return { at: i, reason: 'a character that is not Base64' };
    }
  }
  if (held === 1 || (held === 0 && paddingAt >= 0 && length === 0)) {
    return { at: end, reason: 'an end in the middle of a group' };
  }
  if (held >= 2) bytes[length++] = bits >> (held === 2 ? 4 : 10);
  if (held === 3) bytes[length++] = bits >> 2;
  return bytes.subarray(0, length);
}

/**
 * Base64 without armour: lines of Base64 and nothing else.
 * @returns undefined when the text is something else, or empty
 */
export function decodeBareBase64(text: string): Uint8Array | undefined {
  const result = tryDecodeBase64(text);
  return result instanceof Uint8Array && result.length > 0 ? result : undefined;
}

/** The URL-safe alphabet (RFC 4648 § 5), without white space and without throwing; padding may be missing. */
export const tryDecodeBase64Url = (text: string): Uint8Array | Base64Fault =>
  decodeWith(URL_TABLE, text, 0, text.length);

/**
 * Base64 of the URL-safe alphabet (RFC 4648 § 5), without white space; padding may be missing.
 * @throws CmgCertError `malformed`, with the index of the bad character as offset
 */
export function decodeBase64Url(text: string): Uint8Array {
  const result = tryDecodeBase64Url(text);
  if (result instanceof Uint8Array) return result;
  throw malformed(`base64url: ${result.reason}`, result.at);
}

/** @param lineLength characters before each line feed; without it, one line and no line feed */
export function encodeBase64(bytes: Uint8Array, lineLength?: number): string {
  const text = encodeWith(STANDARD, bytes, true);
  if (lineLength === undefined) return text;
  const lines: string[] = [];
  for (let i = 0; i < text.length; i += lineLength) lines.push(`${text.slice(i, i + lineLength)}\n`);
  return lines.join('');
}

/** Without padding, as JOSE has it (RFC 7515 § 2). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeWith(URL_SAFE, bytes, false);
}

function encodeWith(alphabet: string, bytes: Uint8Array, pad: boolean): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (present(bytes[i]) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const third = left > 1 ? alphabet[(group >> 6) & 63] : pad ? '=' : '';
    const fourth = left > 2 ? alphabet[group & 63] : pad ? '=' : '';
    parts.push(`${alphabet[group >> 18]}${alphabet[(group >> 12) & 63]}${third}${fourth}`);
  }
  return parts.join('');
}
