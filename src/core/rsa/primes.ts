import { present } from '../present.js';

const lists = new Map<number, readonly number[]>();
const groups = new Map<number, readonly PrimeGroup[]>();
const products = new Map<number, bigint>();

/** The primes below a limit, ascending; kept once worked out. */
export function primesBelow(limit: number): readonly number[] {
  const known = lists.get(limit);
  if (known !== undefined) return known;
  const composite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let candidate = 2; candidate < limit; candidate += 1) {
    if (composite[candidate] === 1) continue;
    primes.push(candidate);
    for (let multiple = candidate * candidate; multiple < limit; multiple += candidate) composite[multiple] = 1;
  }
  lists.set(limit, primes);
  return primes;
}

/** The product of the primes below a limit (94,000 bits for 65,536); kept once worked out. */
export function productOf(limit: number): bigint {
  const known = products.get(limit);
  if (known !== undefined) return known;
  // Pairwise, so that the factors of each multiplication have the same length.
  let factors = primesBelow(limit).map(BigInt);
  while (factors.length > 1) {
    factors = Array.from(
      { length: Math.ceil(factors.length / 2) },
      (_, i) => present(factors[2 * i]) * (factors[2 * i + 1] ?? 1n),
    );
  }
  const product = factors[0] ?? 1n;
  products.set(limit, product);
  return product;
}

export interface PrimeGroup {
  /** Below 2^53, so that a remainder by it is an exact number. */
  readonly product: bigint;
  readonly primes: readonly number[];
}

/** The primes below a limit in runs, so that one division of a large number serves several. */
export function primeGroups(limit: number): readonly PrimeGroup[] {
  const known = groups.get(limit);
  if (known !== undefined) return known;
  const result: PrimeGroup[] = [];
  let primes: number[] = [];
  let product = 1;
  for (const prime of primesBelow(limit)) {
    if (product * prime > Number.MAX_SAFE_INTEGER) {
      result.push({ product: BigInt(product), primes });
      primes = [];
      product = 1;
    }
    primes.push(prime);
    product *= prime;
  }
  if (primes.length > 0) result.push({ product: BigInt(product), primes });
  groups.set(limit, result);
  return result;
}
