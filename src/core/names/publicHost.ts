import { asciiLower, dnsNameProblem } from './dnsName.js';
import { parseIpv4, parseIpv6, privateIpv4, privateIpv6 } from './ipAddress.js';

export interface HostExposure {
  /** False when no client on the internet can reach the host under this name, whatever is behind it. */
  readonly public: boolean;
  /** A clause whose subject is the host: `is a single label: only a local network resolves it`. */
  readonly reason: string;
}

/**
 * Top-level domains that public DNS does not delegate: reserved by RFC 6761, 6762, 7686, 8375, 9476 and ICANN
 * (`internal`), or refused by ICANN because private networks use them (`corp`, `home`, `mail`), and the rest of
 * RFC 6762 appendix G.
 */
const PRIVATE_SUFFIXES: readonly string[] = [
  'alt',
  'corp',
  'dmz',
  'example',
  'home',
  'home.arpa',
  'internal',
  'intern',
  'intranet',
  'invalid',
  'lan',
  'loc',
  'local',
  'localdomain',
  'localhost',
  'mail',
  'onion',
  'priv',
  'private',
  'test',
  'workgroup',
];

const exposed: HostExposure = { public: true, reason: 'can be a public name' };
const hidden = (reason: string): HostExposure => ({ public: false, reason });

/**
 * Whether a host of a URL can be on the public internet, by its name alone: nothing is looked up, so `public`
 * says that nothing in the name forbids it.
 *
 * @param host a DNS name, an IPv4 address in any spelling, or an IPv6 address with or without brackets
 */
export function hostExposure(host: string): HostExposure {
  if (host.startsWith('[') || host.includes(':')) {
    const address = parseIpv6(host.replace(/^\[|\]$/g, ''));
    if (address === undefined) return hidden('is no valid IPv6 address');
    const reason = privateIpv6(address);
    return reason === undefined ? { public: true, reason: 'is a public address' } : hidden(reason);
  }
  const ipv4 = parseIpv4(host);
  if (ipv4 === 'invalid') return hidden('is no valid IPv4 address');
  if (ipv4 !== undefined) {
    const reason = privateIpv4(ipv4.value);
    if (reason === undefined) return { public: true, reason: 'is a public address' };
    return hidden(ipv4.odd ? `is ${dotted(ipv4.value)} in another spelling, which ${reason}` : reason);
  }
  // An underscore is no host name's character, but DNS and Windows resolve it.
  const name = host.length > 1 && host.endsWith('.') ? host.slice(0, -1) : host;
  const problem = dnsNameProblem(name.replaceAll('_', 'x'));
  if (problem !== undefined) return hidden(problem.message);
  const lower = asciiLower(name);
  const suffix = PRIVATE_SUFFIXES.find((candidate) => lower === candidate || lower.endsWith(`.${candidate}`));
  if (suffix !== undefined) return hidden(`is below .${suffix}, which public DNS does not serve`);
  if (!lower.includes('.')) return hidden('is a single label: only a local network resolves it');
  return exposed;
}

const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
