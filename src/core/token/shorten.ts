/** Enough to tell two tokens apart, and of no use to anybody: the beginning is the same for all of a site. */
export function shortenToken(value: string): string {
  if (value.length < 40) return `(${value.length} characters)`;
  return `${value.slice(0, 12)}…${value.slice(-4)} (${value.length} characters)`;
}
