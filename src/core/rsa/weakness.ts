import { toHex } from '../text/hex.js';
import { primeGroups, primesBelow, productOf } from './primes.js';
import { integerSquareRoot, isSquare } from './squareRoot.js';

/** How anybody can find the private key from the public one. */
export type RsaWeakness =
  | { readonly kind: 'small-factor'; readonly factor: number }
  /** The primes lie so close together that Fermat's method finds them; `rounds` it took, 0 when they are equal. */
  | { readonly kind: 'close-primes'; readonly rounds: number }
  /** The modulus has the structure of the Infineon library's keys (CVE-2017-15361). */
  | { readonly kind: 'roca' };

/** No larger modulus is examined: the cost grows with the square of its length. */
export const MAX_MODULUS_BITS = 16_384;
/** Primes below this are tried as factors, unless told otherwise. */
export const SMALL_FACTOR_LIMIT = 65_536;
/** Flawed generators that were found in the field fell in the first round (CVE-2022-26320). */
export const FERMAT_ROUNDS = 100;

/**
 * Looks for the weaknesses that show in an RSA modulus alone. Nothing found is no proof of a good key.
 *
 * @param modulus big-endian, at most {@link MAX_MODULUS_BITS}
 * @param smallFactorLimit at most 65,536. To 65,536 takes some 0.3 ms for 2048 bits; to 752, as the CA/Browser Forum asks of
 * CAs, 0.01 ms
 */
export function findWeakness(modulus: Uint8Array, smallFactorLimit = SMALL_FACTOR_LIMIT): RsaWeakness | undefined {
  const n = BigInt(`0x0${toHex(modulus)}`);
  const factor = smallFactor(n, smallFactorLimit);
  if (factor !== undefined) return { kind: 'small-factor', factor };
  if (isRocaShaped(n)) return { kind: 'roca' };
  const rounds = fermatRounds(n);
  return rounds === undefined ? undefined : { kind: 'close-primes', rounds };
}

/** Below this bound factors are looked for one by one, on a remainder short enough for it; above it by one gcd. */
const ONE_BY_ONE_LIMIT = 752;

function smallFactor(n: bigint, limit: number): number | undefined {
  const bound = Math.min(limit, SMALL_FACTOR_LIMIT);
  const low = Math.min(bound, ONE_BY_ONE_LIMIT);
  const reduced = n % productOf(low);
  for (const { product, primes } of primeGroups(low)) {
    const residue = Number(reduced % product);
    const factor = primes.find((prime) => residue % prime === 0);
    if (factor !== undefined) return factor;
  }
  if (bound === low || greatestCommonDivisor(n, productOf(bound) % n) === 1n) return undefined;
  return primesBelow(bound).find((prime) => n % BigInt(prime) === 0n);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** Residues of squares modulo four coprime numbers: 119 of 120 non-squares are told by them. */
const SQUARE_MODULI = [64, 63, 65, 11].map((modulus) => {
  const residues = new Set<number>();
  for (let i = 0; i < modulus; i += 1) residues.add((i * i) % modulus);
  return { modulus, residues };
});
const SQUARE_PRODUCT = SQUARE_MODULI.reduce((product, { modulus }) => product * modulus, 1);

/** Fermat: n = a² − b² for an a just above √n, when the primes are close. */
function fermatRounds(n: bigint): number | undefined {
  const root = integerSquareRoot(n);
  if (root * root === n) return 0;
  const modulus = BigInt(SQUARE_PRODUCT);
  const rootResidue = Number(root % modulus);
  const nResidue = Number(n % modulus);
  for (let round = 1; round <= FERMAT_ROUNDS; round += 1) {
    const a = rootResidue + round;
    const difference = (a * a - nResidue) % SQUARE_PRODUCT;
    const residue = difference < 0 ? difference + SQUARE_PRODUCT : difference;
    if (!SQUARE_MODULI.every((square) => square.residues.has(residue % square.modulus))) continue;
    const exact = root + BigInt(round);
    if (isSquare(exact * exact - n)) return round;
  }
  return undefined;
}

/** The fingerprint's primes: those of the shortest keys' generator constant, so that keys of every length show. */
const ROCA_LIMIT = 168;

/** For each prime, which residues are powers of 65537: a ROCA modulus is one modulo each of them. */
const rocaResidues = once(
  () =>
    new Map(
      primesBelow(ROCA_LIMIT).map((prime) => {
        const powers = new Set<number>();
        for (let power = 1; !powers.has(power); power = (power * 65_537) % prime) powers.add(power);
        return [prime, powers];
      }),
    ),
);

/**
 * Both primes of such a key are k·M + (65537^a mod M) with M the product of the first primes, so the modulus
 * is a power of 65537 modulo each. Of random moduli one in some hundred million is.
 */
function isRocaShaped(n: bigint): boolean {
  const reduced = n % productOf(ROCA_LIMIT);
  return primeGroups(ROCA_LIMIT).every(({ product, primes }) => {
    const residue = Number(reduced % product);
    return primes.every(
      (prime) =>
        rocaResidues()
          .get(prime)
          ?.has(residue % prime) === true,
    );
  });
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
