import { decodeOid } from './asn1/oid.js';
import { TAG } from './asn1/tags.js';
import { tryDecodeBase64 } from './base64.js';
import { hasCommandLine } from './ccmsetup/readCommandLines.js';
import { CmgCertError } from './errors.js';
import { looksLikePem } from './pem.js';
import { present } from './present.js';
import { decodeText } from './text/decodeText.js';

/** What a run of DER or BER starts like. */
export type DerKind = 'pfx' | 'certificate' | 'pkcs7' | 'crl' | 'csr' | 'private-key' | 'encrypted-private-key';

export type Identity =
  | { readonly kind: DerKind }
  /** ASN.1, but none of the above. */
  | { readonly kind: 'other-asn1' }
  | { readonly kind: 'pem'; readonly text: string }
  /** Base64 without armour, already decoded: one file, or a line for each as PowerShell prints a store. */
  | { readonly kind: 'base64'; readonly items: readonly Base64Item[] }
  /** Base64 without armour that breaks off at a character that does not belong there. */
  | { readonly kind: 'broken-base64'; readonly line: number; readonly reason: string }
  /** With its line breaks, where a console broke it. */
  | { readonly kind: 'token'; readonly text: string }
  | { readonly kind: 'commandline'; readonly text: string }
  | { readonly kind: 'html' | 'text' | 'empty' | 'zeros' | 'binary' }
  /** ASN.1 that ends before its first element does, too early to tell what it was. Lengths in octets. */
  | { readonly kind: 'cut-short'; readonly says: number; readonly has: number }
  /** Binary data that a text transfer changed. */
  | { readonly kind: 'mangled'; readonly how: 'utf-8' | 'latin-1' | 'utf-16' | 'crlf' };

/** `as` tells what the bytes start like. */
export interface Base64Item {
  readonly bytes: Uint8Array;
  readonly as: DerKind;
}

const CONSTRUCTED_CONTEXT_0 = 0xa0;
const PKCS7_ARC = '1.2.840.113549.1.7.';

/** Text is told from a sample; PEM may stand behind pages of it. */
const SAMPLE = 4096;
/** Octets of Base64 before a bad character from which on it is no accident that they look like DER. */
const MIN_BROKEN = 48;

/** Finds what a file is from its bytes. Its name is never asked. Never throws. */
export function identify(bytes: Uint8Array): Identity {
  if (bytes.length === 0) return { kind: 'empty' };
  const changed = mangledHow(bytes);
  if (changed !== undefined) return { kind: 'mangled', how: changed };
  if (bytes[0] === TAG.sequence) {
    const kind = derKind(bytes);
    if (kind !== undefined) return { kind };
  }
  if (looksLikeText(bytes)) return identifyText(decodeText(bytes).text);
  const outer = bytes[0] === TAG.sequence ? header(bytes, 0) : undefined;
  if (outer !== undefined) {
    const has = bytes.length - outer.contentStart;
    // Nothing but the first few octets: longer files have shown by now what they are.
    if (has < 64 && outer.length > has) return { kind: 'cut-short', says: outer.length, has };
    return { kind: 'other-asn1' };
  }
  return { kind: bytes.every((octet) => octet === 0) ? 'zeros' : 'binary' };
}

function identifyText(text: string): Identity {
  if (looksLikePem(text)) return { kind: 'pem', text };
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (/^0[^ -~]?\ufffd/.test(trimmed)) return { kind: 'mangled', how: 'utf-16' };
  if (/^<(!doctype|html|head|body|\?xml)/i.test(trimmed)) return { kind: 'html' };
  if (hasCommandLine(trimmed)) return { kind: 'commandline', text };
  const token = findToken(trimmed);
  if (token !== undefined) return { kind: 'token', text: token };
  return identifyBase64(trimmed) ?? { kind: 'text' };
}

/** Base64url of `{` and what may follow it: the header of a token is a JSON object (RFC 7515 § 3.1). An unsigned one ends in its second dot. */
const TOKEN = /^(?:e[w-z][A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.)$/;

/** Tokens have some 1,500 characters, and what tools print around them a few lines. */
const MAX_TOKEN_TEXT = 65_536;

/** `{"` in Base64url, and enough behind it that it is no word: what a damaged token still begins like. */
const TOKEN_START = /^eyJ[A-Za-z0-9_-]{20,}/;

/** A JSON Web Token in compact form, alone or among the words that the tool that made it prints around it; else what is left of one. */
function findToken(text: string): string | undefined {
  if (text.length > MAX_TOKEN_TEXT) return undefined;
  const words = text.split(/[\s"'=:,;]+/).filter((word) => word !== '');
  const tokens = words.filter((word) => TOKEN.test(word));
  if (tokens.length > 1) return undefined;
  const [start, ...others] = words.filter((word) => TOKEN_START.test(word));
  const only = others.length === 0 ? start : undefined;
  return (only === undefined ? undefined : brokenToken(text, only)) ?? tokens[0] ?? only;
}

/** Lines that a console broke: each but the last is full, all that follow are of the same alphabet. Undefined where it stands on one line. */
function brokenToken(text: string, start: string): string | undefined {
  const [line = '', ...more] = text.slice(text.indexOf(start)).split(/\r\n|\r|\n/);
  const width = line.trimEnd().length;
  if (width < 40) return undefined;
  const end = more.findIndex((one) => !/^[A-Za-z0-9_.-]+$/.test(one.trim()) || one.trim().length > width);
  const own = end < 0 ? more : more.slice(0, end);
  return own.length === 0 ? undefined : [line, ...own].map((one) => one.trim()).join('\n');
}

/** DER and BER begin with a SEQUENCE, which is `M` and a letter up to `P` in Base64. */
function identifyBase64(text: string): Identity | undefined {
  if (!/^M[A-P]/.test(text)) return undefined;
  const lines = linesOfBase64(text);
  if (lines !== undefined) return { kind: 'base64', items: lines };
  const bytes = tryDecodeBase64(text);
  if (bytes instanceof Uint8Array) {
    const as = derKind(bytes);
    return as === undefined ? undefined : { kind: 'base64', items: [{ bytes, as }] };
  }
  const beginning = tryDecodeBase64(text, 0, bytes.at - (bytes.at % 4));
  if (!(beginning instanceof Uint8Array) || beginning.length < MIN_BROKEN || derKind(beginning) === undefined) {
    return undefined;
  }
  return { kind: 'broken-base64', line: text.slice(0, bytes.at).split('\n').length, reason: bytes.reason };
}

/** Every line is a whole file of its own. @returns undefined where the first is not, as in wrapped Base64 */
function linesOfBase64(text: string): Base64Item[] | undefined {
  const items: Base64Item[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const bytes = tryDecodeBase64(line);
    if (!(bytes instanceof Uint8Array) || wholeLength(bytes) !== bytes.length) return undefined;
    const as = derKind(bytes);
    if (as === undefined) return undefined;
    items.push({ bytes, as });
  }
  return items;
}

/** What the outermost element says of its length, header included. */
function wholeLength(bytes: Uint8Array): number | undefined {
  const outer = header(bytes, 0);
  return outer === undefined || outer.length < 0 ? undefined : outer.contentStart + outer.length;
}

/** Printable but for white space; UTF-16 counts, and so does a text with a few odd characters. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  if (decodeText(sample).encoding !== 'utf-8') return true;
  // A SEQUENCE begins like the digit 0, and lengths of more than one octet like no letter after it.
  if (bytes[0] === TAG.sequence && (bytes[1] ?? 0) >= 0x80 && !decodeText(sample.subarray(0, 64)).valid) return false;
  let odd = 0;
  for (const octet of sample) if (octet < 0x20 && !(octet >= 0x09 && octet <= 0x0d)) odd += 1;
  return odd * 50 < sample.length;
}

interface Header {
  readonly tag: number;
  readonly contentStart: number;
  /** -1 for an indefinite length. */
  readonly length: number;
}

/** Reads no further than the sample that it is given: a file cut short still shows what it was. */
function header(bytes: Uint8Array, at: number): Header | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, contentStart: at + 2, length: first };
  if (first === 0x80) return { tag, contentStart: at + 2, length: -1 };
  const count = first & 0x7f;
  if (count > 4 || at + 2 + count > bytes.length) return undefined;
  let length = 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + present(bytes[at + 2 + i]);
  return { tag, contentStart: at + 2 + count, length };
}

const after = (bytes: Uint8Array, one: Header | undefined): Header | undefined =>
  one === undefined || one.length < 0 ? undefined : header(bytes, one.contentStart + one.length);

const inside = (bytes: Uint8Array, one: Header | undefined): Header | undefined =>
  one === undefined || one.length === 0 ? undefined : header(bytes, one.contentStart);

function oidAt(bytes: Uint8Array, one: Header | undefined): string {
  if (one?.tag !== TAG.oid || one.length < 1 || one.length > 64) return '';
  try {
    return decodeOid(bytes, one.contentStart, Math.min(one.contentStart + one.length, bytes.length));
  } catch (error) {
    if (error instanceof CmgCertError) return '';
    throw error;
  }
}

/** Looks at the first few elements only. */
export function derKind(bytes: Uint8Array): DerKind | undefined {
  const outer = header(bytes, 0);
  if (outer?.tag !== TAG.sequence) return undefined;
  const first = inside(bytes, outer);
  if (first?.tag === TAG.oid) return oidAt(bytes, first).startsWith(PKCS7_ARC) ? 'pkcs7' : undefined;
  if (first?.tag === TAG.integer) return startingWithInteger(bytes, first);
  if (first?.tag === TAG.sequence) return signedOrEncrypted(bytes, first);
  return undefined;
}

/** Version first: a PFX or a private key. */
function startingWithInteger(bytes: Uint8Array, version: Header): DerKind | undefined {
  const second = after(bytes, version);
  if (second?.tag === TAG.integer || second?.tag === TAG.octetString) return 'private-key';
  if (second?.tag !== TAG.sequence) return undefined;
  const oid = oidAt(bytes, inside(bytes, second));
  if (oid.startsWith(PKCS7_ARC)) return 'pfx';
  return oid === '' ? undefined : 'private-key';
}

/** A SEQUENCE first: what is signed, or the algorithm of an encrypted key. */
function signedOrEncrypted(bytes: Uint8Array, tbs: Header): DerKind | undefined {
  const first = inside(bytes, tbs);
  switch (first?.tag) {
    case CONSTRUCTED_CONTEXT_0:
      return 'certificate';
    case TAG.oid:
      return after(bytes, tbs)?.tag === TAG.octetString ? 'encrypted-private-key' : undefined;
    case TAG.sequence:
      return signedKind(bytes, first);
    case TAG.integer: {
      const second = after(bytes, first);
      if (second?.tag !== TAG.sequence) return undefined;
      // A request goes on with its subject, which is a list of SETs; the others with an algorithm.
      return inside(bytes, second)?.tag === TAG.oid ? signedKind(bytes, second) : 'csr';
    }
    default:
      return undefined;
  }
}

/** Behind algorithm and issuer, a CRL has a time, and a certificate without version its validity. */
function signedKind(bytes: Uint8Array, algorithm: Header): DerKind | undefined {
  const third = after(bytes, after(bytes, algorithm));
  if (third?.tag === TAG.utcTime || third?.tag === TAG.generalizedTime) return 'crl';
  return third?.tag === TAG.sequence ? 'certificate' : undefined;
}

/**
 * Binary data sent as text is changed for good. The length of a file stands behind its first octet and begins with one of
 * 80 to 84: taken for UTF-8 that becomes EF BF BD, taken for Latin-1 and written as UTF-8 it becomes C2 80 to C2 84, and
 * neither can be a length. Sent in text mode, each line feed gets a carriage return, and the file is longer than it says;
 * random data has a line feed without one in every 256 octets.
 */
function mangledHow(bytes: Uint8Array): 'utf-8' | 'latin-1' | 'crlf' | undefined {
  const [first, second, third = 0, fourth] = bytes;
  if (first !== TAG.sequence) return undefined;
  if (second === 0xef && third === 0xbf && fourth === 0xbd) return 'utf-8';
  if (second === 0xc2 && third >= 0x80 && third <= 0x84) return 'latin-1';
  const whole = wholeLength(bytes);
  return whole !== undefined && whole < bytes.length && hasOnlyCrlf(bytes) ? 'crlf' : undefined;
}

/** At least two line feeds, and each follows a carriage return. */
function hasOnlyCrlf(bytes: Uint8Array): boolean {
  let lineFeeds = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at - 1] !== 0x0d) return false;
    lineFeeds += 1;
  }
  return lineFeeds >= 2;
}
