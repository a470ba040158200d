import { cbcDecrypt } from './cbc.js';

/** RFC 3713 § 2.4.1; the other three S-boxes are rotations of this one. */
const SBOX1 = octetsOf([
  '70822cecb327c0e5e4855735ea0cae4123ef6b934519a521ed0e4f4e1d6592bd',
  '86b8af8f7ceb1fce3e30dc5f5ec50b1aa6e139cad5475d3dd9015ad651566c4d',
  '8b0d9a66fbccb02d74122b20f0b18499df4ccbc2347e76056db7a931d11704d7',
  '14583a61de1b111c320f9c165318f222fe44cfb2c3b57a912408e8a860fc6950',
  'aad0a07da1896297545b1e95e0ff64d210c40048a3f775db8a03e6da093fdd94',
  '875c8302cd4a90337367f6f39d7fbfe2529bd826c837c63b81966f4b13be632e',
  'e979a78c9f6ebc8e29f5f9b62ffdb4597898066ae74671bad425ab4288a28dfa',
  '7207b955f8eeac0a36492a683c38f1a44028d37bbbc943c115e3adf477c7809e',
]);

/** RFC 3713 § 2.2. */
const SIGMA = [
  0xa09e667f3bcc908bn,
  0xb67ae8584caa73b2n,
  0xc6ef372fe94f82ben,
  0x54ff53a5f1d36f1cn,
  0x10e527fade682d1dn,
  0xb05688c2b3e6c1fdn,
] as const;

/** Row i: which octets y1…y8 of the P function (§ 2.4.1) the octet t(i+1) goes into. */
const P_ROWS = [
  0b11101001, 0b01111100, 0b10110110, 0b11010011, 0b01110111, 0b10111011, 0b11011101, 0b11101110,
] as const;
/** Which S-box stands before each row. */
const S_ROWS = [1, 2, 3, 4, 2, 3, 4, 1] as const;
const SP = S_ROWS.map(substitutionAndPermutation);

const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;

/** Subkeys for decryption as pairs of 32-bit words: two whitening keys in front, two behind. */
interface Subkeys {
  readonly whiteningIn: Int32Array;
  readonly whiteningOut: Int32Array;
  /** Six rounds at a time. */
  readonly rounds: Int32Array;
  /** FL and its inverse, between two groups of six rounds. */
  readonly fl: Int32Array;
}

/**
 * Camellia in CBC mode, decryption; the padding is left on.
 * @param key 16, 24 or 32 octets
 * @param iv 16 octets
 * @param data whole blocks of 16 octets
 * @see RFC 3713
 */
export function camelliaCbcDecrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const subkeys = decryptionKeys(key);
  return cbcDecrypt((input, from, output) => transformBlock(subkeys, input, from, output), iv, data);
}

/** § 2.2. Decryption is encryption with the subkeys in reverse order (§ 2.3.3). */
function decryptionKeys(key: Uint8Array): Subkeys {
  const kl = toBigInt(key.subarray(0, 16));
  const kr = rightHalf(key);
  const ka = mix(mix(kl ^ kr, SIGMA[0], SIGMA[1]) ^ kl, SIGMA[2], SIGMA[3]);
  const long = key.length > 16;
  const kb = mix(ka ^ kr, SIGMA[4], SIGMA[5]);
  const halves = (value: bigint, by: number) => {
    const rotated = ((value << BigInt(by)) | (value >> BigInt(128 - by))) & MASK_128;
    return [rotated >> 64n, rotated & MASK_64] as const;
  };
  const rounds = long
    ? [
        ...[...halves(kb, 0), ...halves(kr, 15), ...halves(ka, 15)],
        ...[...halves(kb, 30), ...halves(kl, 45), ...halves(ka, 45)],
        ...[...halves(kr, 60), ...halves(kb, 60), ...halves(kl, 77)],
        ...[...halves(kr, 94), ...halves(ka, 94), ...halves(kl, 111)],
      ]
    : [
        ...[...halves(ka, 0), ...halves(kl, 15), ...halves(ka, 15)],
        ...[...halves(kl, 45), halves(ka, 45)[0], halves(kl, 60)[1], ...halves(ka, 60)],
        ...[...halves(kl, 94), ...halves(ka, 94), ...halves(kl, 111)],
      ];
  const fl = long ? [...halves(kr, 30), ...halves(kl, 60), ...halves(ka, 77)] : [...halves(ka, 30), ...halves(kl, 77)];
  const first = halves(kl, 0);
  const last = halves(long ? kb : ka, 111);
  return {
    whiteningIn: toWords(last),
    whiteningOut: toWords(first),
    rounds: toWords(rounds.reverse()),
    fl: toWords(fl.reverse()),
  };
}

function rightHalf(key: Uint8Array): bigint {
  if (key.length === 16) return 0n;
  if (key.length === 32) return toBigInt(key.subarray(16));
  const quarter = toBigInt(key.subarray(16));
  return (quarter << 64n) | (quarter ^ MASK_64);
}

/** Two rounds of the key schedule, which make KA (twice) and KB (once) from KL and KR. */
function mix(value: bigint, first: bigint, second: bigint): bigint {
  const state = toWords([value >> 64n, value & MASK_64]);
  round(state, 0, 2, toWords([first]), 0);
  round(state, 2, 0, toWords([second]), 0);
  return toBigInt(Uint8Array.from({ length: 16 }, (_, i) => (state[i >> 2] as number) >>> (24 - 8 * (i & 3))));
}

function transformBlock(keys: Subkeys, input: Uint8Array, from: number, output: Uint8Array): void {
  const state = new Int32Array(4);
  for (let i = 0; i < 4; i += 1) {
    const at = from + 4 * i;
    state[i] =
      ((input[at] as number) << 24) |
      ((input[at + 1] as number) << 16) |
      ((input[at + 2] as number) << 8) |
      (input[at + 3] as number);
    (state[i] as number) ^= keys.whiteningIn[i] as number;
  }
  const count = keys.rounds.length / 2;
  for (let n = 0; n < count; n += 1) {
    if (n > 0 && n % 6 === 0) flLayer(state, keys.fl, (n / 6 - 1) * 4);
    if (n % 2 === 0) round(state, 0, 2, keys.rounds, 2 * n);
    else round(state, 2, 0, keys.rounds, 2 * n);
  }
  // The halves are swapped at the end.
  for (let i = 0; i < 16; i += 1) {
    const word = (state[((i >> 2) + 2) & 3] as number) ^ (keys.whiteningOut[i >> 2] as number);
    output[i] = word >>> (24 - 8 * (i & 3));
  }
}

/** The half at `into` takes the F function (§ 2.4.1) of the half at `of`. */
function round(state: Int32Array, of: number, into: number, keys: Int32Array, key: number): void {
  const left = (state[of] as number) ^ (keys[key] as number);
  const right = (state[of + 1] as number) ^ (keys[key + 1] as number);
  let high = 0;
  let low = 0;
  for (let i = 0; i < 8; i += 1) {
    const octet = ((i < 4 ? left : right) >>> (24 - 8 * (i & 3))) & 0xff;
    const table = SP[i] as Int32Array;
    high ^= table[2 * octet] as number;
    low ^= table[2 * octet + 1] as number;
  }
  (state[into] as number) ^= high;
  (state[into + 1] as number) ^= low;
}

/** § 2.4.2 on the left half, § 2.4.3 on the right. */
function flLayer(state: Int32Array, keys: Int32Array, key: number): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  b ^= rotateLeft1(a & (keys[key] as number));
  a ^= b | (keys[key + 1] as number);
  c ^= d | (keys[key + 3] as number);
  d ^= rotateLeft1(c & (keys[key + 2] as number));
  state.set([a, b, c, d]);
}

function rotateLeft1(word: number): number {
  return (word << 1) | (word >>> 31);
}

/** Pairs of words by input octet: an S-box and its part of the P function in one step. */
function substitutionAndPermutation(box: 1 | 2 | 3 | 4, row: number): Int32Array {
  const table = new Int32Array(512);
  const spread = P_ROWS[row] as number;
  for (let octet = 0; octet < 256; octet += 1) {
    const value = sbox(box, octet);
    for (let y = 0; y < 8; y += 1) {
      if (spread & (0x80 >> y)) (table[2 * octet + (y >> 2)] as number) |= value << (24 - 8 * (y & 3));
    }
  }
  return table;
}

function sbox(box: 1 | 2 | 3 | 4, octet: number): number {
  const rotate = (value: number, by: number) => ((value << by) | (value >> (8 - by))) & 0xff;
  if (box === 4) return SBOX1[rotate(octet, 1)] as number;
  const value = SBOX1[octet] as number;
  return box === 1 ? value : rotate(value, box === 2 ? 1 : 7);
}

function toBigInt(octets: Uint8Array): bigint {
  let value = 0n;
  for (const octet of octets) value = (value << 8n) | BigInt(octet);
  return value;
}

function toWords(values: readonly bigint[]): Int32Array {
  return Int32Array.from(values.flatMap((value) => [Number(value >> 32n) | 0, Number(value & 0xffffffffn) | 0]));
}

function octetsOf(lines: readonly string[]): Uint8Array {
  const hex = lines.join('');
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
