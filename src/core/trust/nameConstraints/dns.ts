import { isDnsName, lowerCaseAscii } from '../names/dns.js';
import type { NameForm } from './form.js';
import { type HostPattern, hostPattern, isBelow } from './host.js';

interface DnsName {
  /** In lower case, without `*.`. */
  readonly host: string;
  readonly wildcard: boolean;
}

interface DnsBase extends HostPattern {
  /** Written with a leading period: hosts below it, and not itself. */
  readonly belowOnly: boolean;
}

/**
 * A base stands for its host and everything below it. A leading period is foreign to this form; many
 * programs write it, and mean hosts below only.
 */
export const dnsForm: NameForm<'dns', DnsName, DnsBase> = {
  kind: 'dns',
  title: 'DNS name',
  parseName({ value }) {
    if (!isDnsName(value, { wildcard: true, underscore: true })) return undefined;
    const wildcard = value.startsWith('*.');
    return { host: lowerCaseAscii(wildcard ? value.slice(2) : value), wildcard };
  },
  parseBase({ value }) {
    const belowOnly = value.startsWith('.');
    const pattern = hostPattern(belowOnly ? value.slice(1) : value);
    return pattern && { value: { ...pattern, belowOnly }, lenient: belowOnly };
  },
  within: (name, base) => isWithin(name, base),
  overlaps: (name, base) => isWithin(name, base) || (name.wildcard && isChildOf(base.host, name.host)),
};

function isWithin(name: DnsName, base: DnsBase): boolean {
  if (isBelow(name.host, base)) return true;
  return name.host === base.host && (name.wildcard || !base.belowOnly);
}

/** Whether a wildcard of `parent` stands for `host`: one label more. */
function isChildOf(host: string, parent: string): boolean {
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot + 1) === parent;
}
