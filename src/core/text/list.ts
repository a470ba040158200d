/** More are counted, not named: what the list is made from may be as long as somebody likes. */
export const MAX_LISTED = 10;

/** `a, b and c`; of more than ten the first ten: `a, b, … and 7 more`. */
export function listed(items: readonly string[]): string {
  const shown = items.slice(0, MAX_LISTED);
  if (items.length > MAX_LISTED) return `${shown.join(', ')} and ${items.length - MAX_LISTED} more`;
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}
