/**
 * Remembers the answers to the last few questions. For what several rules ask of one certificate after another: a WeakMap with an entry for each
 * certificate of a fleet costs the garbage collector more than the answers are worth.
 *
 * @param size answers kept; a look through all of them must stay cheaper than `compute`
 */
export function memoizeRecent<K extends object, V>(size: number, compute: (key: K) => V): (key: K) => V {
  const keys: K[] = [];
  const values: V[] = [];
  let oldest = 0;
  return (key) => {
    const at = keys.indexOf(key);
    if (at >= 0) return values[at] as V;
    const value = compute(key);
    keys[oldest] = key;
    values[oldest] = value;
    oldest = (oldest + 1) % size;
    return value;
  };
}
