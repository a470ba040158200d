import { checkPrime, createPrivateKey, generateKeyPair, generatePrime, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { makeKey } from '../../write/keys.js';

/** The keys of all faults: few, because making one takes longer than everything else. */
export interface FaultKeys {
  readonly root: KeyObject;
  readonly issuing: KeyObject;
  readonly leaf: KeyObject;
  readonly other: KeyObject;
  readonly third: KeyObject;
  readonly fourth: KeyObject;
  readonly short: KeyObject;
  readonly elliptic: KeyObject;
  readonly smallExponent: KeyObject;
  readonly closePrimes: KeyObject;
}

/** Made side by side on the threads of libuv's pool. */
export async function makeFaultKeys(): Promise<FaultKeys> {
  const [root, issuing, leaf, other, third, fourth, short, elliptic, smallExponent, closePrimes] = await Promise.all([
    makeKey('rsa-2048'),
    makeKey('rsa-2048'),
    makeKey('rsa-2048'),
    makeKey('rsa-2048'),
    makeKey('rsa-2048'),
    makeKey('rsa-2048'),
    makeKey('rsa-1024'),
    makeKey('p-256'),
    exponentOfThree(),
    closePrimesKey(),
  ]);
  return { root, issuing, leaf, other, third, fourth, short, elliptic, smallExponent, closePrimes };
}

const exponentOfThree = async (): Promise<KeyObject> =>
  (await promisify(generateKeyPair)('rsa', { modulusLength: 2048, publicExponent: 3 })).privateKey;

const EXPONENT = 65_537n;

/** RSA 2048 with two primes beside each other, which Fermat's method takes apart at once. */
async function closePrimesKey(): Promise<KeyObject> {
  const p = await usablePrimeFrom(await promisify(primeOf)(1024));
  const q = await usablePrimeFrom(p + 2n);
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const members = { n: p * q, e: EXPONENT, d, p: q, q: p, dp: d % (q - 1n), dq: d % (p - 1n), qi: inverse(p, q) };
  const jwk = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, base64url(value)]));
  return createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...jwk } });
}

/** @param from odd. @returns the first prime from there on that leaves the exponent an inverse: one in 65,537 does not */
export async function usablePrimeFrom(from: bigint): Promise<bigint> {
  let prime = from;
  while (prime % EXPONENT === 1n || !(await promisify(checkPrime)(prime))) prime += 2n;
  return prime;
}

const primeOf = (bits: number, done: (error: Error | null, prime: bigint) => void): void =>
  generatePrime(bits, { bigint: true }, done);

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

/** Extended Euclid; the two have no common factor. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (a > 1n) {
    const quotient = a / b;
    [a, b] = [b, a % b];
    [x, y] = [y, x - quotient * y];
    if (b === 0n) break;
  }
  return ((x % modulus) + modulus) % modulus;
}
