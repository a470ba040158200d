/**
 * The first label of the service name. Azure names the deployment, the storage account and the key vault after
 * it, so it must satisfy the strictest of the three: `^[a-z][a-z0-9]{2,23}$` after lowercasing.
 */
export const PREFIX_MIN = 3;
export const PREFIX_MAX = 24;

export function prefixOf(serviceName: string): string {
  const dot = serviceName.indexOf('.');
  return dot < 0 ? serviceName : serviceName.slice(0, dot);
}

export const isLegalPrefix = (prefix: string): boolean => /^[a-z][a-z0-9]{2,23}$/i.test(prefix);

/** The distinct characters of a prefix that a storage account's name cannot have, in order. */
export function illegalPrefixCharacters(prefix: string): readonly string[] {
  return [...new Set(Array.from(prefix).filter((character) => !/[A-Za-z0-9]/.test(character)))];
}

/**
 * Whether a deployment and a key vault could bear the prefix, storage account aside: it begins with a
 * letter, ends with a letter or digit, and has no two hyphens in a row.
 */
export const isLegalWithHyphens = (prefix: string): boolean =>
  /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/i.test(prefix) && prefix.length >= PREFIX_MIN && prefix.length <= PREFIX_MAX;

/** A legal prefix as near as can be: `cmg-gw` → `cmggw`, `1gw` → `cmg1gw`. */
export function suggestPrefix(prefix: string): string {
  const cleaned = prefix.toLowerCase().replace(/[^a-z0-9]/g, '');
  const named = /^[a-z]/.test(cleaned) && cleaned.length >= PREFIX_MIN ? cleaned : `cmg${cleaned}`;
  return named.slice(0, PREFIX_MAX);
}

/** The service name with a legal prefix and the rest as it is: `cmg-gw.contoso.com` → `cmggw.contoso.com`. */
export function suggestServiceName(serviceName: string): string {
  const prefix = prefixOf(serviceName);
  return suggestPrefix(prefix) + serviceName.slice(prefix.length);
}
