/** Tests of PKITS that come out otherwise than expected, by number and name, with the reason. */
export const PKITS_EXCEPTIONS: Readonly<Record<string, string>> = {};
