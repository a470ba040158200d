import { type BlockDecryption, cbcDecrypt } from './cbc.js';

/** The eight substitutions S1 to S8, each four rows of sixteen values. */
const SUBSTITUTIONS = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
];
/** The permutation P of what they give; bits are counted from 1, the most significant. */
const P = [
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
];
/** Permuted choice 1: which bits of the key make C and D. The eighth bit of each octet is for parity, and not looked at. */
const CHOICE_1 = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36, 63, 55,
  47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
];
/** Permuted choice 2: which bits of C and D make the key of a round. */
const CHOICE_2 = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47, 55, 30,
  40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
];
const ROUNDS = 16;
/** In these rounds C and D turn by one bit, in all others by two. */
const SINGLE_TURNS = [0, 1, 8, 15];
const DES_KEY_OCTETS = 8;

/**
 * DES and Triple DES (EDE) in CBC mode, decryption; the padding is left on.
 * @param key 8 octets for DES, 16 for two-key and 24 for three-key Triple DES
 * @param iv 8 octets
 * @param data whole blocks of 8 octets
 * @see FIPS 46-3; NIST SP 800-67 § 3
 */
export function desCbcDecrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const part = (index: number) => roundKeys(key.subarray(index * DES_KEY_OCTETS, (index + 1) * DES_KEY_OCTETS));
  const first = part(0);
  if (key.length === DES_KEY_OCTETS) return cbcDecrypt(decryption([backwards(first)]), iv, data);
  const third = key.length === 2 * DES_KEY_OCTETS ? first : part(2);
  return cbcDecrypt(decryption([backwards(third), part(1), backwards(first)]), iv, data);
}

/** Six bits for each substitution of each round, in the order of the rounds. */
function roundKeys(key: Uint8Array): Uint8Array {
  const bits = CHOICE_1.map((bit) => ((key[(bit - 1) >> 3] as number) >> (7 - ((bit - 1) & 7))) & 1);
  const keys = new Uint8Array(ROUNDS * SUBSTITUTIONS.length);
  for (let round = 0, turned = 0; round < ROUNDS; round += 1) {
    turned += SINGLE_TURNS.includes(round) ? 1 : 2;
    for (const [i, bit] of CHOICE_2.entries()) {
      const half = bit > 28 ? 28 : 0;
      const at = 8 * round + Math.floor(i / 6);
      keys[at] = ((keys[at] as number) << 1) | (bits[half + ((bit - 1 - half + turned) % 28)] as number);
    }
  }
  return keys;
}

/** Decryption is encryption with the rounds' keys in the opposite order. */
function backwards(keys: Uint8Array): Uint8Array {
  const size = SUBSTITUTIONS.length;
  return keys.map((_, i) => keys[(ROUNDS - 1 - Math.floor(i / size)) * size + (i % size)] as number);
}

let combined: readonly Int32Array[] | undefined;

/** Each substitution with P behind it, by the six bits that go in. Made when it is first asked for. */
function substituted(): readonly Int32Array[] {
  combined ??= SUBSTITUTIONS.map((values, box) =>
    Int32Array.from({ length: 64 }, (_, six) => {
      const row = ((six >> 4) & 2) | (six & 1);
      const four = Number.parseInt(values[16 * row + ((six >> 1) & 15)] as string, 16) << (28 - 4 * box);
      return P.reduce((word, bit) => (word << 1) | ((four >>> (32 - bit)) & 1), 0);
    }),
  );
  return combined;
}

/** @param passes keys of the rounds, of one DES or of three in turn */
function decryption(passes: readonly Uint8Array[]): BlockDecryption {
  const boxes = substituted();
  const halves = new Int32Array(2);
  return (input, from, output) => {
    const view = new DataView(input.buffer, input.byteOffset + from, 8);
    halves[0] = view.getInt32(0);
    halves[1] = view.getInt32(4);
    // What the last permutation of a DES does the first of the next undoes, so both stand outside.
    permute(halves, FIRST);
    for (const keys of passes) crypt(halves, keys, boxes);
    permute(halves, LAST);
    const result = new DataView(output.buffer, output.byteOffset, 8);
    result.setInt32(0, halves[0] as number);
    result.setInt32(4, halves[1] as number);
  };
}

/** The sixteen rounds, and the exchange of the halves at their end. */
function crypt(halves: Int32Array, keys: Uint8Array, boxes: readonly Int32Array[]): void {
  let left = halves[0] as number;
  let right = halves[1] as number;
  for (let at = 0; at < keys.length; at += 8) {
    // Six bits for each substitution, which overlap with their neighbours: E.
    const turned = (right << 31) | (right >>> 1);
    let word =
      left ^ ((boxes[7] as Int32Array)[(((turned & 15) << 2) | (turned >>> 30)) ^ (keys[at + 7] as number)] as number);
    for (let box = 0; box < 7; box += 1) {
      const six = (turned >>> (26 - 4 * box)) & 63;
      word ^= (boxes[box] as Int32Array)[six ^ (keys[at + box] as number)] as number;
    }
    left = right;
    right = word;
  }
  halves[0] = right;
  halves[1] = left;
}

/** The first permutation as five exchanges of bits between the halves: how far, which bits, and from which half. */
const FIRST = [
  [4, 0x0f0f0f0f, 0],
  [16, 0x0000ffff, 0],
  [2, 0x33333333, 1],
  [8, 0x00ff00ff, 1],
  [1, 0x55555555, 0],
] as const;
const LAST = [...FIRST].reverse();

function permute(halves: Int32Array, exchanges: readonly (readonly [number, number, 0 | 1])[]): void {
  for (const [distance, mask, from] of exchanges) {
    const [one, other] = [halves[from] as number, halves[1 - from] as number];
    const moved = ((one >>> distance) ^ other) & mask;
    halves[1 - from] = other ^ moved;
    halves[from] = one ^ (moved << distance);
  }
}
