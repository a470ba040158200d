/** CryptoAPI gives up on a CRL or an OCSP answer after 15 s by default. */
export const FETCH_TIMEOUT_MS = 15_000;
/** What Microsoft Entra's own revocation check takes: from here on it is near the end. */
export const SLOW_MS = 12_000;
export const LARGE_BYTES = 44 * 1024 * 1024;
/** Hard cap on a CRL, as for a file. */
export const MAX_CRL_DOWNLOAD = 512 * 1024 * 1024;
/** An answer of real responders has 2 kB. */
export const MAX_OCSP_ANSWER = 1024 * 1024;
export const MAX_REDIRECTS = 3;
/** http locations of one certificate or CRL; real ones have two. */
export const MAX_LOCATIONS = 6;
/** Addresses asked in a run, however many certificates name however many. */
export const MAX_ASKED = 200;
/** At the same time. */
export const MAX_AT_ONCE = 8;
