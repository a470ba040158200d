import { isDnsName, lowerCaseAscii } from '../names/dns.js';

/** A host, or all hosts below one. */
export interface HostPattern {
  /** In lower case, without leading period. Empty: every host. */
  readonly host: string;
  readonly dotHost: string;
}

export function hostPattern(host: string): HostPattern | undefined {
  if (host !== '' && !isDnsName(host, { wildcard: false, underscore: true })) return undefined;
  const lower = lowerCaseAscii(host);
  return { host: lower, dotHost: `.${lower}` };
}

/** Whether a host has more labels than the pattern's and ends in them. */
export function isBelow(host: string, pattern: HostPattern): boolean {
  return pattern.host === '' || host.endsWith(pattern.dotHost);
}
