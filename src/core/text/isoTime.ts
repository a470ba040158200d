/** ISO 8601 in UTC, in whole seconds; a number that is no time as it is. @param ms since 1970 */
export function isoTime(ms: number): string {
  return Number.isNaN(new Date(ms).getTime()) ? String(ms) : new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
