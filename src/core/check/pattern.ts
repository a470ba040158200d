/** Whether a rule id is meant by a pattern: the id itself, or `topic/*`. */
export const matchesRule = (pattern: string, id: string): boolean =>
  pattern === id || (pattern.endsWith('/*') && id.startsWith(pattern.slice(0, -1)));
