import { present } from '../present.js';
import { TAG } from './tags.js';

export interface StringReading {
  readonly text: string;
  /** False when octets had to be replaced by U+FFFD or do not belong to the string type. */
  readonly valid: boolean;
}

/** fromCharCode takes its units as arguments; this many are safe on every engine's stack. */
const CHUNK = 8192;

class TextBuilder {
  private text = '';
  private units: number[] = [];

  push(codePoint: number): void {
    if (codePoint < 0x10000) this.units.push(codePoint);
    else this.units.push(0xd7c0 + (codePoint >> 10), 0xdc00 + (codePoint & 0x3ff));
    if (this.units.length >= CHUNK) this.flush();
  }

  finish(): string {
    this.flush();
    return this.text;
  }

  private flush(): void {
    this.text += Reflect.apply(String.fromCharCode, undefined, this.units);
    this.units = [];
  }
}

const REPLACEMENT = 0xfffd;
const NOTHING = new Uint8Array(0);

/** ISO 8859-1: every octet is the character of the same number. */
export function decodeLatin1(bytes: Uint8Array): string {
  // Applied to the array itself, which is four times as fast as a loop or a spread.
  if (bytes.length <= CHUNK) return Reflect.apply(String.fromCharCode, undefined, bytes);
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += decodeLatin1(bytes.subarray(i, i + CHUNK));
  return text;
}

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates; each bad octet becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): StringReading {
  if (isAscii(bytes)) return { text: decodeLatin1(bytes), valid: true };
  const out = new TextBuilder();
  let valid = true;
  let i = 0;
  while (i < bytes.length) {
    const length = utf8SequenceLength(bytes, i);
    if (length === 0) {
      valid = false;
      out.push(REPLACEMENT);
      i += 1;
      continue;
    }
    out.push(utf8CodePoint(bytes, i, length));
    i += length;
  }
  return { text: out.finish(), valid };
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 1) {
    if (present(bytes[i]) > 0x7f) return false;
  }
  return true;
}

/** Length of the well-formed sequence at `i` (Unicode table 3-7), or 0. */
function utf8SequenceLength(bytes: Uint8Array, i: number): number {
  const first = present(bytes[i]);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[i + 1] ?? 0;
  if (first < 0xe0) return isContinuation(second) ? 2 : 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high || !isContinuation(bytes[i + 2] ?? 0)) return 0;
  if (first < 0xf0) return 3;
  return isContinuation(bytes[i + 3] ?? 0) ? 4 : 0;
}

function isContinuation(octet: number): boolean {
  return (octet & 0xc0) === 0x80;
}

function utf8CodePoint(bytes: Uint8Array, i: number, length: number): number {
  const first = present(bytes[i]);
  if (length === 1) return first;
  let codePoint = first & (0xff >> (length + 1));
  for (let k = 1; k < length; k += 1) codePoint = codePoint * 64 + (present(bytes[i + k]) & 0x3f);
  return codePoint;
}

/** UTF-16 without a byte order mark; lone surrogates and an odd last octet become U+FFFD. */
export function decodeUtf16(bytes: Uint8Array, order: 'big' | 'little'): StringReading {
  const high = order === 'big' ? 0 : 1;
  const unitAt = (i: number) => (present(bytes[i + high]) << 8) | present(bytes[i + 1 - high]);
  const out = new TextBuilder();
  let valid = true;
  let i = 0;
  while (i + 1 < bytes.length) {
    const unit = unitAt(i);
    i += 2;
    if (unit < 0xd800 || unit > 0xdfff) {
      out.push(unit);
      continue;
    }
    const next = unit < 0xdc00 && i + 1 < bytes.length ? unitAt(i) : 0;
    if (next >= 0xdc00 && next <= 0xdfff) {
      out.push(unit);
      out.push(next);
      i += 2;
    } else {
      valid = false;
      out.push(REPLACEMENT);
    }
  }
  if (i < bytes.length) {
    valid = false;
    out.push(REPLACEMENT);
  }
  return { text: out.finish(), valid };
}

/** UniversalString: UTF-32, big-endian. */
function decodeUtf32(bytes: Uint8Array): StringReading {
  const out = new TextBuilder();
  let valid = bytes.length % 4 === 0;
  for (let i = 0; i + 3 < bytes.length; i += 4) {
    const codePoint =
      present(bytes[i]) * 0x1000000 +
      ((present(bytes[i + 1]) << 16) | (present(bytes[i + 2]) << 8) | present(bytes[i + 3]));
    const known = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
    if (!known) valid = false;
    out.push(known ? codePoint : REPLACEMENT);
  }
  return { text: out.finish(), valid };
}

function decodeAscii(bytes: Uint8Array): StringReading {
  return { text: decodeLatin1(bytes), valid: bytes.every((octet) => octet < 0x80) };
}

/**
 * The string types of ASN.1 that occur in certificates. TeletexString is read as Latin-1, which is what
 * issuers put there. An IA5String with octets above 127 is read as Latin-1, and not valid.
 * @param tag identifier octet
 * @returns undefined when the tag is no string type
 */
export function decodeString(tag: number, content: Uint8Array): StringReading | undefined {
  switch (tag) {
    case TAG.utf8String:
      return decodeUtf8(content);
    case TAG.printableString:
    case TAG.numericString:
    case TAG.ia5String:
    case TAG.visibleString:
      return decodeAscii(content);
    case TAG.teletexString:
      return { text: decodeLatin1(content), valid: true };
    case TAG.bmpString:
      return decodeUtf16(content, 'big');
    case TAG.universalString:
      return decodeUtf32(content);
    default:
      return undefined;
  }
}

/** Whether `decodeString` knows the type. @param tag identifier octet */
export function isStringType(tag: number): boolean {
  return decodeString(tag, NOTHING) !== undefined;
}

/** UTF-8; a lone surrogate becomes U+FFFD, as TextEncoder does. */
export function encodeUtf8(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    let codePoint = present(character.codePointAt(0));
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) codePoint = REPLACEMENT;
    if (codePoint < 0x80) {
      octets[length++] = codePoint;
    } else if (codePoint < 0x800) {
      octets[length++] = 0xc0 | (codePoint >> 6);
      octets[length++] = 0x80 | (codePoint & 0x3f);
    } else if (codePoint < 0x10000) {
      octets[length++] = 0xe0 | (codePoint >> 12);
      octets[length++] = 0x80 | ((codePoint >> 6) & 0x3f);
      octets[length++] = 0x80 | (codePoint & 0x3f);
    } else {
      octets[length++] = 0xf0 | (codePoint >> 18);
      octets[length++] = 0x80 | ((codePoint >> 12) & 0x3f);
      octets[length++] = 0x80 | ((codePoint >> 6) & 0x3f);
      octets[length++] = 0x80 | (codePoint & 0x3f);
    }
  }
  return octets.slice(0, length);
}

/** UTF-16, big-endian, without mark or terminator: PKCS #12 passwords add two zero octets (RFC 7292 appendix B.1). */
export function encodeUtf16be(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    octets[2 * i] = unit >> 8;
    octets[2 * i + 1] = unit & 0xff;
  }
  return octets;
}
