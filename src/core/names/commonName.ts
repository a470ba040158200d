import type { Name } from '../x509/types.js';

const COMMON_NAME = '2.5.4.3';

/** The common names of a Name, in the order of the file. Of several the last is the most specific. */
export function commonNames(name: Name): readonly string[] {
  return name.rdns.flat().flatMap(({ oid, value }) => (oid === COMMON_NAME ? [value] : []));
}
