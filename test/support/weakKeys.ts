import { checkPrimeSync, generatePrimeSync, randomInt } from 'node:crypto';
import { primesBelow, productOf } from '../../src/core/rsa/primes.js';

/** RSA moduli with the flaws that real generators had, for tests. */

export function bigIntToBytes(value: bigint): Uint8Array {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

/** A prime and the next one after it. */
export function closePrimesModulus(primeBits: number): bigint {
  const p = generatePrimeSync(primeBits, { bigint: true });
  let q = p + 2n;
  while (!checkPrimeSync(q)) q += 2n;
  return p * q;
}

/** Primes k·M + (65537^a mod M) with M the product of the first 39 primes, as CVE-2017-15361 describes them. */
export function rocaModulus(): bigint {
  return rocaPrime() * rocaPrime();
}

function rocaPrime(): bigint {
  const m = productOf(168);
  if (primesBelow(168).length !== 39) throw new Error('the constant of short keys is the product of 39 primes');
  let power = 1n;
  for (let exponent = randomInt(1, 1_000_000); exponent > 0; exponent -= 1) power = (power * 65_537n) % m;
  for (;;) {
    const k = generatePrimeSync(36, { bigint: true }) + BigInt(randomInt(1000));
    const candidate = k * m + power;
    if (checkPrimeSync(candidate)) return candidate;
  }
}
