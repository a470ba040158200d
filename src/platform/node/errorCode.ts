/** `ENOENT`, `EEXIST`, …: what Node calls an error of the system; undefined for any other. */
export const errorCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
