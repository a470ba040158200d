import { parseIpv4, parseIpv6, privateIpv4, privateIpv6 } from '../names/ipAddress.js';
import { present } from '../present.js';

/** An IP address; an IPv6 address that only maps an IPv4 one (RFC 4291 § 2.5.5.2) is that IPv4 address. */
export type Address =
  | { readonly family: 4; readonly value: number }
  | { readonly family: 6; readonly groups: readonly number[] };

/** All addresses whose first `prefix` bits are those of `first`. */
export interface Network {
  readonly first: Address;
  readonly prefix: number;
}

/** Reads an address as resolvers and `new URL` write it: dotted decimal, or IPv6 with or without brackets. */
export function parseAddress(text: string): Address | undefined {
  const groups = parseIpv6(text.replace(/^\[(.*)\]$/, '$1'));
  if (groups !== undefined) return unmapped(groups);
  const ipv4 = parseIpv4(text);
  return ipv4 === undefined || ipv4 === 'invalid' || ipv4.odd ? undefined : { family: 4, value: ipv4.value };
}

function unmapped(groups: readonly number[]): Address {
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!mapped) return { family: 6, groups };
  return { family: 4, value: present(groups[6]) * 0x10000 + present(groups[7]) };
}

/** `10.0.0.0/8`, `fd00::/8`, or one address. @returns undefined for what is neither */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, ...rest] = text.trim().split('/');
  const first = parseAddress(address);
  if (first === undefined || rest.length > 0) return undefined;
  const bits = first.family === 4 ? 32 : 128;
  if (length === undefined) return { first, prefix: bits };
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined;
  return { first, prefix: Number(length) };
}

export function isWithin(address: Address, { first, prefix }: Network): boolean {
  if (address.family === 4) {
    const size = 2 ** (32 - prefix);
    return first.family === 4 && Math.floor(address.value / size) === Math.floor(first.value / size);
  }
  if (first.family === 4) return false;
  return address.groups.every((group, index) => {
    const bits = Math.min(16, Math.max(0, prefix - index * 16));
    const mask = (0xffff << (16 - bits)) & 0xffff;
    return (group & mask) === (present(first.groups[index]) & mask);
  });
}

/** Azure's host node answers guests at this address, which looks like a public one. */
const AZURE_HOST_NODE = 0xa83f8110;

/**
 * Why an address must not be asked on the word of a certificate: it leads into this computer, its network or its cloud's control plane.
 * @returns a clause whose subject is the address; undefined when it may be asked
 */
export function refusalOf(address: Address, allowed: readonly Network[]): string | undefined {
  if (allowed.some((network) => isWithin(address, network))) return undefined;
  if (address.family === 6) return privateIpv6(address.groups);
  return address.value === AZURE_HOST_NODE ? "is Azure's own service in virtual machines" : privateIpv4(address.value);
}
