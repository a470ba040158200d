/** ⌊√n⌋ of a non-negative n, by Newton's method from above. */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  const bits = n.toString(16).length * 4;
  // The leading bits give 26 good ones to start from; an even shift, so that its half is whole.
  const shift = bits > 52 ? bits - 52 + (bits % 2) : 0;
  const leading = Math.sqrt(Number(n >> BigInt(shift)) + 1);
  let root = BigInt(Math.ceil(leading) + 1) << BigInt(shift / 2);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

export function isSquare(n: bigint): boolean {
  const root = integerSquareRoot(n);
  return root * root === n;
}
