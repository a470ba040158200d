/**
 * Remembers the answers to the last few questions. For what several rules ask of one certificate after another: a WeakMap with an entry for each
 * certificate of a fleet costs the garbage collector more than the answers are worth.
 *
 * @param size answers kept; a look through all of them must stay cheaper than `compute`
 */
export function memoizeRecent<K extends object, V>(size: number, compute: (key: K) => V): (key: K) => V {
  const kept: { readonly key: K; readonly value: V }[] = [];
  let oldest = 0;
  return (key) => {
    for (const one of kept) if (one.key === key) return one.value;
    const value = compute(key);
    kept[oldest] = { key, value };
    oldest = (oldest + 1) % size;
    return value;
  };
}
