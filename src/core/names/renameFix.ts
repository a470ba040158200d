import type { JudgedName } from './judged.js';

/** What to do about a service name that Azure cannot use, with a name that it can. */
export function renameFix({ replacesWildcard }: JudgedName, suggestion: string): string {
  return replacesWildcard
    ? `The wildcard certificate can stay: choose another host name in the wizard, such as ${suggestion}.`
    : `Re-issue with a CN such as ${suggestion}, and the same name in the SAN.`;
}
