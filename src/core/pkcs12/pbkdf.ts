import { HASHES, type HashName } from '../algorithms.js';
import { repeatHash } from './repeatedHash.js';

type Hash = (data: Uint8Array) => Uint8Array;

/** What derived octets are for: ID of RFC 7292 appendix B.3. */
const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;
export type Purpose = keyof typeof PURPOSE;

/**
 * The key derivation of PKCS #12.
 * @param password UTF-16BE with two zero octets behind it; no octets at all for the null password
 * @param length octets wanted
 * @see RFC 7292 appendix B.2
 */
export function pkcs12Pbkdf(
  hash: Hash,
  name: HashName,
  password: Uint8Array,
  salt: Uint8Array,
  purpose: Purpose,
  iterations: number,
  length: number,
): Uint8Array {
  const block = HASHES[name].blockOctets;
  const input = new Uint8Array(block + roundUp(salt.length, block) + roundUp(password.length, block));
  input.fill(PURPOSE[purpose], 0, block);
  const state = input.subarray(block);
  repeat(salt, state.subarray(0, roundUp(salt.length, block)));
  repeat(password, state.subarray(roundUp(salt.length, block)));
  const derived = new Uint8Array(length);
  for (let filled = 0; filled < length; ) {
    const digest = repeatHash(name, hash, hash(input), iterations - 1);
    derived.set(digest.subarray(0, length - filled), filled);
    filled += digest.length;
    if (filled < length) addToBlocks(state, block, digest);
  }
  return derived;
}

/**
 * PBKDF1, which gives a key and an IV of 8 octets each.
 * @see RFC 8018 §§ 5.1, 6.1.1
 */
export function pbkdf1(hash: Hash, password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array {
  const input = new Uint8Array(password.length + salt.length);
  input.set(password);
  input.set(salt, password.length);
  let digest = hash(input);
  for (let round = 1; round < iterations; round += 1) digest = hash(digest);
  return digest.subarray(0, 16);
}

function roundUp(length: number, block: number): number {
  return Math.ceil(length / block) * block;
}

function repeat(pattern: Uint8Array, into: Uint8Array): void {
  for (let i = 0; i < into.length; i += 1) into[i] = pattern[i % pattern.length] as number;
}

/** Adds the digest, repeated to a block, plus one to each block of the state (steps 6B and 6C). */
function addToBlocks(state: Uint8Array, block: number, digest: Uint8Array): void {
  for (let start = 0; start < state.length; start += block) {
    let carry = 1;
    for (let i = block - 1; i >= 0; i -= 1) {
      carry += (state[start + i] as number) + (digest[i % digest.length] as number);
      state[start + i] = carry & 0xff;
      carry >>= 8;
    }
  }
}
