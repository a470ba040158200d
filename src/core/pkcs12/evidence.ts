import { withoutPadding } from './ciphers.js';

/**
 * Whether a decryption that failed was done with the right key all the same: then the file was damaged, and the
 * password must not be blamed.
 *
 * In CBC a changed octet of cipher text garbles its own block and changes one octet of the next; all other blocks
 * decrypt as before. In RC4 it changes one octet. So what was decrypted with the right key still has its own head
 * or its own tail, and the identifiers of certificates and keys in between; with a wrong key it is random. Each
 * of three signs is enough:
 *
 * - Head: a SEQUENCE whose length ends in the last block, and what must follow it. By chance: 2^-20 for
 *   contents shorter than 128 octets, which no certificate is, and 2^-36 for longer ones.
 * - Tail: four or more octets of padding, all with the right value. By chance: 2^-32.
 * - Middle: an object identifier, or RSA's usual exponent, as it is encoded. These are runs of five octets or
 *   more, looked for at up to 65,536 places. By chance: below 2^-21 in the longest, 2^-26 in a usual file of 2 kB.
 *
 * So a wrong password is taken for a damaged file less than once in a million times. What stays undecided is a
 * change to what the key is made of (salt, iteration count, algorithm) where nothing else in the file is encrypted.
 *
 * @param plain decrypted, with its padding
 */
export function looksDecrypted(
  plain: Uint8Array,
  kind: 'SafeContents' | 'PrivateKeyInfo',
  blockOctets: number,
): boolean {
  return hasHead(plain, kind, blockOctets) || hasLongPadding(plain, blockOctets) || hasKnownRun(plain);
}

const MIN_PADDING = 4;
const SCANNED_OCTETS = 65_536;

/** Beginnings of OIDs and an INTEGER, that one or the other of all certificates and private keys hold. */
const KNOWN_RUNS: readonly (readonly number[])[] = [
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01], // 1.2.840.113549.1: PKCS #1, #9 and #12
  [0x2a, 0x86, 0x48, 0xce, 0x3d], // 1.2.840.10045: ANSI X9.62, elliptic curves
  [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07], // 1.3.6.1.5.5.7: PKIX
  [0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37], // 1.3.6.1.4.1.311: Microsoft
  [0x02, 0x03, 0x01, 0x00, 0x01], // INTEGER 65537
];

function hasHead(plain: Uint8Array, kind: 'SafeContents' | 'PrivateKeyInfo', blockOctets: number): boolean {
  if (plain[0] !== 0x30) return false;
  const contentStart = headerOctets(plain);
  if (contentStart === undefined) return false;
  const expected = kind === 'SafeContents' ? [0x30] : [0x02, 0x01, plain[contentStart + 2] === 1 ? 1 : 0, 0x30];
  if (!startsAt(plain, contentStart, expected)) return false;
  // NSS writes indefinite lengths; then the SEQUENCE within must be long enough to be told from chance.
  if (plain[1] === 0x80) return plain[contentStart + 1] === 0x80 || plain[contentStart + 1] === 0x82;
  let length = plain[1] as number;
  if (length > 0x80) length = plain.subarray(2, contentStart).reduce((value, octet) => value * 256 + octet, 0);
  const left = plain.length - contentStart - length;
  return blockOctets === 1 ? left === 0 : left >= 1 && left <= blockOctets;
}

/** Octets of identifier and length, or undefined when the length has more than four octets. */
function headerOctets(plain: Uint8Array): number | undefined {
  const first = plain[1];
  if (first === undefined) return undefined;
  if (first <= 0x80) return 2;
  return first <= 0x84 ? 2 + (first & 0x7f) : undefined;
}

function hasLongPadding(plain: Uint8Array, blockOctets: number): boolean {
  if (blockOctets === 1) return false;
  const unpadded = withoutPadding(plain, blockOctets);
  return unpadded !== undefined && plain.length - unpadded.length >= MIN_PADDING;
}

function hasKnownRun(plain: Uint8Array): boolean {
  const end = Math.min(plain.length, SCANNED_OCTETS);
  for (let i = 0; i < end; i += 1) {
    for (const run of KNOWN_RUNS) {
      if (plain[i] === run[0] && startsAt(plain, i, run)) return true;
    }
  }
  return false;
}

function startsAt(plain: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((octet, i) => plain[offset + i] === octet);
}
