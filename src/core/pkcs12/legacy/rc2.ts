import { cbcDecrypt } from './cbc.js';

/** The random-looking permutation that RFC 2268 § 2 takes from the digits of pi. */
const PI_TABLE = octetsOf([
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2',
  '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82',
  '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626',
  '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7',
  '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec',
  'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731',
  '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9',
  '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
]);
const KEY_OCTETS = 128;
const ROTATIONS = [1, 2, 3, 5] as const;

/**
 * RC2 in CBC mode, decryption; the padding is left on.
 * @param key 1 to 128 octets
 * @param effectiveBits 1 to 1024: what the key is reduced to
 * @param iv 8 octets
 * @param data whole blocks of 8 octets
 * @see RFC 2268
 */
export function rc2CbcDecrypt(key: Uint8Array, effectiveBits: number, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const words = expandKey(key, effectiveBits);
  return cbcDecrypt((input, from, output) => decryptBlock(words, input, from, output), iv, data);
}

/** RFC 2268 § 2. */
function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const octets = new Uint8Array(KEY_OCTETS);
  octets.set(key);
  const pi = (index: number) => PI_TABLE[index & 0xff] as number;
  const at = (index: number) => octets[index] as number;
  for (let i = key.length; i < KEY_OCTETS; i += 1) octets[i] = pi(at(i - 1) + at(i - key.length));
  const effectiveOctets = Math.ceil(effectiveBits / 8);
  const mask = 0xff >> (8 * effectiveOctets - effectiveBits);
  octets[KEY_OCTETS - effectiveOctets] = pi(at(KEY_OCTETS - effectiveOctets) & mask);
  for (let i = KEY_OCTETS - 1 - effectiveOctets; i >= 0; i -= 1) octets[i] = pi(at(i + 1) ^ at(i + effectiveOctets));
  return Uint16Array.from({ length: KEY_OCTETS / 2 }, (_, i) => at(2 * i) | (at(2 * i + 1) << 8));
}

/** RFC 2268 § 4.4: five mixing rounds, a mashing round, six, one, five; all of them backwards. */
function decryptBlock(words: Uint16Array, input: Uint8Array, from: number, output: Uint8Array): void {
  const r = new Uint16Array(4);
  for (let i = 0; i < 4; i += 1) r[i] = (input[from + 2 * i] as number) | ((input[from + 2 * i + 1] as number) << 8);
  const at = (index: number) => r[index & 3] as number;
  for (let round = 15; round >= 0; round -= 1) {
    for (let i = 3; i >= 0; i -= 1) {
      const shift = ROTATIONS[i] as number;
      const rotated = (at(i) >> shift) | (at(i) << (16 - shift));
      const a = at(i + 3);
      r[i] = rotated - (words[4 * round + i] as number) - (a & at(i + 2)) - (~a & at(i + 1));
    }
    if (round === 11 || round === 5) {
      for (let i = 3; i >= 0; i -= 1) r[i] = at(i) - (words[at(i + 3) & 63] as number);
    }
  }
  for (let i = 0; i < 4; i += 1) {
    output[2 * i] = at(i) & 0xff;
    output[2 * i + 1] = at(i) >> 8;
  }
}

function octetsOf(lines: readonly string[]): Uint8Array {
  const hex = lines.join('');
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
