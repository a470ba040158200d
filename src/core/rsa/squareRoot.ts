/**
 * ⌊√n⌋ of a non-negative n. Newton's method, each round at twice the digits of the one before, so that all rounds
 * together cost little more than the last.
 */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  const half = (bitLength(n) - 1) >> 1;
  let root = 1n;
  let digits = 0;
  for (let shift = 31 - Math.clz32(half); shift >= 0; shift -= 1) {
    const before = digits;
    digits = half >> shift;
    // `root` is now within one of the root of the leading 2 × digits bits.
    root = (root << BigInt(digits - before - 1)) + (n >> BigInt(2 * half - before - digits + 1)) / root;
  }
  return root * root > n ? root - 1n : root;
}

function bitLength(n: bigint): number {
  const hex = n.toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex.charAt(0), 16)) - 28);
}

export function isSquare(n: bigint): boolean {
  const root = integerSquareRoot(n);
  return root * root === n;
}
