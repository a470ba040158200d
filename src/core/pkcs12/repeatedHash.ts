import type { HashName } from '../ports.js';

/**
 * SHA-1 and SHA-256 of a digest of their own, over and over: what PKCS #12's key derivation does up to 600,000
 * times. Such a digest fills one block, so no round allocates anything, which makes this four times as fast
 * as as many calls of a platform's hash. Other hashes, rare in PFX files, are called round by round.
 *
 * @see FIPS 180-4 §§ 5.1.1, 6.1, 6.2
 */
export function repeatHash(
  name: HashName,
  hash: (data: Uint8Array) => Uint8Array,
  digest: Uint8Array,
  rounds: number,
): Uint8Array {
  if (name === 'SHA-1') return inWords(digest, (words) => repeatSha1(words, rounds));
  if (name === 'SHA-256') return inWords(digest, (words) => repeatSha256(words, rounds));
  let current = digest;
  for (let round = 0; round < rounds; round += 1) current = hash(current);
  return current;
}

function inWords(digest: Uint8Array, work: (words: Int32Array) => void): Uint8Array {
  const words = new Int32Array(digest.length / 4);
  const view = new DataView(digest.buffer, digest.byteOffset, digest.length);
  for (let i = 0; i < words.length; i += 1) words[i] = view.getInt32(4 * i);
  work(words);
  const result = new Uint8Array(digest.length);
  const out = new DataView(result.buffer);
  words.forEach((word, i) => {
    out.setInt32(4 * i, word);
  });
  return result;
}

/** Puts the digest into the first words of the schedule and the padding of its one block behind it. */
function startBlock(schedule: Int32Array, digest: Int32Array): void {
  for (let i = 0; i < 15; i += 1) schedule[i] = i < digest.length ? (digest[i] as number) : 0;
  schedule[digest.length] = 0x80000000 | 0;
  schedule[15] = digest.length * 32;
}

function repeatSha1(digest: Int32Array, rounds: number): void {
  const w = new Int32Array(80);
  const at = (i: number) => w[i] as number;
  for (let round = 0; round < rounds; round += 1) {
    startBlock(w, digest);
    for (let i = 16; i < 80; i += 1) {
      const x = at(i - 3) ^ at(i - 8) ^ at(i - 14) ^ at(i - 16);
      w[i] = (x << 1) | (x >>> 31);
    }
    let a = 0x67452301;
    let b = 0xefcdab89 | 0;
    let c = 0x98badcfe | 0;
    let d = 0x10325476;
    let e = 0xc3d2e1f0 | 0;
    for (let i = 0; i < 80; i += 1) {
      let mixed: number;
      if (i < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
      else if (i < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
      else if (i < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      else mixed = (b ^ c ^ d) + 0xca62c1d6;
      const next = (((a << 5) | (a >>> 27)) + mixed + e + at(i)) | 0;
      e = d;
      d = c;
      c = (b << 30) | (b >>> 2);
      b = a;
      a = next;
    }
    digest[0] = a + 0x67452301;
    digest[1] = b + 0xefcdab89;
    digest[2] = c + 0x98badcfe;
    digest[3] = d + 0x10325476;
    digest[4] = e + 0xc3d2e1f0;
  }
}

/** First 32 bits of the fractions of the square roots of the first eight primes. */
const SHA256_START = fractions(8, Math.sqrt);
/** First 32 bits of the fractions of the cube roots of the first 64 primes. */
const SHA256_CONSTANTS = fractions(64, Math.cbrt);

function fractions(count: number, root: (n: number) => number): Int32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return Int32Array.from(primes, (prime) => Math.floor((root(prime) % 1) * 2 ** 32));
}

function repeatSha256(digest: Int32Array, rounds: number): void {
  const w = new Int32Array(64);
  const at = (i: number) => w[i] as number;
  const start = (i: number) => SHA256_START[i] as number;
  for (let round = 0; round < rounds; round += 1) {
    startBlock(w, digest);
    for (let i = 16; i < 64; i += 1) {
      const x = at(i - 15);
      const y = at(i - 2);
      const small0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const small1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = at(i - 16) + small0 + at(i - 7) + small1;
    }
    let a = start(0);
    let b = start(1);
    let c = start(2);
    let d = start(3);
    let e = start(4);
    let f = start(5);
    let g = start(6);
    let h = start(7);
    for (let i = 0; i < 64; i += 1) {
      const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const first = (h + big1 + ((e & f) ^ (~e & g)) + (SHA256_CONSTANTS[i] as number) + at(i)) | 0;
      const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    digest[0] = a + start(0);
    digest[1] = b + start(1);
    digest[2] = c + start(2);
    digest[3] = d + start(3);
    digest[4] = e + start(4);
    digest[5] = f + start(5);
    digest[6] = g + start(6);
    digest[7] = h + start(7);
  }
}
