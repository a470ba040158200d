import { checkPrimeSync, generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { primesBelow, productOf } from '../../../src/core/rsa/primes.js';
import { integerSquareRoot, isSquare } from '../../../src/core/rsa/squareRoot.js';
import { findWeakness } from '../../../src/core/rsa/weakness.js';
import { bigIntToBytes, closePrimesModulus, rocaModulus } from '../../support/weakKeys.js';

const prime = (bits: number) => generatePrimeSync(bits, { bigint: true });

describe('findWeakness', () => {
  it('finds nothing in keys of a good generator', () => {
    for (const modulusLength of [1024, 2048, 2048]) {
      const { n } = generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ format: 'jwk' });
      expect(findWeakness(Buffer.from(n as string, 'base64url'))).toBeUndefined();
    }
  });

  it.each([2n, 3n, 751n, 65_521n])('finds the factor %s', (factor) => {
    expect(findWeakness(bigIntToBytes(factor * prime(1020)))).toEqual({
      kind: 'small-factor',
      factor: Number(factor),
    });
  });

  it('tries factors below the limit that it is given', () => {
    const modulus = bigIntToBytes(65_521n * prime(1020));
    expect(findWeakness(modulus, 752)).toBeUndefined();
    expect(findWeakness(bigIntToBytes(751n * prime(1020)), 752)).toMatchObject({ factor: 751 });
  });

  it('finds primes that are close together, and equal ones', () => {
    expect(findWeakness(bigIntToBytes(closePrimesModulus(1024)))).toMatchObject({ kind: 'close-primes' });
    // A fixed prime: of the squares of random ones some two in 100,000 have the structure of ROCA keys besides.
    expect(findWeakness(bigIntToBytes((2n ** 1279n - 1n) ** 2n))).toEqual({ kind: 'close-primes', rounds: 0 });
  });

  it('does not take primes that differ in their upper half for close', () => {
    const p = prime(1024);
    let q = p + (1n << 900n);
    while (!checkPrimeSync(q)) q += 2n;
    expect(findWeakness(bigIntToBytes(p * q))).toBeUndefined();
  });

  it('recognises the structure of ROCA keys', () => {
    expect(findWeakness(bigIntToBytes(rocaModulus()))).toEqual({ kind: 'roca' });
  });
});

describe('integerSquareRoot', () => {
  it('is exact around squares of every length', () => {
    for (let bits = 0n; bits < 2100n; bits += 7n) {
      const root = (1n << bits) + 12_345n;
      expect(integerSquareRoot(root * root)).toBe(root);
      expect(integerSquareRoot(root * root - 1n)).toBe(root - 1n);
      expect(integerSquareRoot(root * root + 1n)).toBe(root);
      expect(isSquare(root * root)).toBe(true);
      expect(isSquare(root * root + 1n)).toBe(false);
    }
    expect([0n, 1n, 2n, 3n, 4n].map(integerSquareRoot)).toEqual([0n, 1n, 1n, 1n, 2n]);
  });
});

it('primes are prime, and their product is theirs', () => {
  expect(primesBelow(30)).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
  expect(primesBelow(65_536)).toHaveLength(6542);
  expect(productOf(30)).toBe(6_469_693_230n);
});
