/** Runs tasks side by side, at most `limit` of them at a time, in the order in which they came. */
export function limiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((settle) => waiting.push(settle));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // The next one takes this one's place.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
