const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SKIP = 64;
const PAD = 65;
const BAD = 255;

/** Value of each character code: 0–63, white space, padding, or no Base64 at all. Both alphabets of RFC 4648 are read. */
const VALUES = new Uint8Array(128).fill(BAD);
for (let i = 0; i < 64; i += 1) VALUES[ALPHABET.charCodeAt(i)] = i;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;
VALUES['='.charCodeAt(0)] = PAD;
for (const space of ' \t\r\n\v\f') VALUES[space.charCodeAt(0)] = SKIP;

export type Base64Reading =
  | { readonly state: 'ok'; readonly bytes: Uint8Array }
  /** `at` is the index of the character that does not belong; the text's length when it ends too early. */
  | { readonly state: 'bad'; readonly at: number };

/** Decodes Base64 or base64url, white space passed over, padding optional (RFC 4648 §§ 4, 5). */
export function decodeBase64(text: string): Base64Reading {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  let padding = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] ?? BAD;
    if (value === SKIP) continue;
    if (value === PAD) {
      padding += 1;
      if (padding > 2) return { state: 'bad', at };
      continue;
    }
    if (value === BAD || padding > 0) return { state: 'bad', at };
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[length++] = (bits >> held) & 0xff;
      bits &= (1 << held) - 1;
    }
  }
  // Six bits left over are one character alone, which no octet ends in.
  if (held === 6) return { state: 'bad', at: text.length };
  return { state: 'ok', bytes: bytes.subarray(0, length) };
}

/** Encodes to Base64 with padding, without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    parts.push(
      ALPHABET.charAt((bits >> 18) & 63) +
        ALPHABET.charAt((bits >> 12) & 63) +
        (left > 1 ? ALPHABET.charAt((bits >> 6) & 63) : '=') +
        (left > 2 ? ALPHABET.charAt(bits & 63) : '='),
    );
  }
  return parts.join('');
}
