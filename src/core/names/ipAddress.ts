import { present } from '../present.js';

/** An IPv4 address as a 32-bit number, or undefined. `odd` when it is not four decimal numbers. */
export interface Ipv4 {
  readonly value: number;
  readonly odd: boolean;
}

/**
 * Reads IPv4 in every spelling that Windows' and browsers' parsers take: decimal, hexadecimal (0x) and octal
 * (leading 0) numbers, one to four of them, the last filling the remaining bytes.
 *
 * @returns `invalid` for what would be taken for an address and is none; undefined for anything else
 * @see https://url.spec.whatwg.org/#concept-ipv4-parser
 */
export function parseIpv4(host: string): Ipv4 | 'invalid' | undefined {
  const parts = host.endsWith('.') ? host.slice(0, -1).split('.') : host.split('.');
  if (!/^(?:[0-9]+|0x[0-9a-f]*)$/i.test(parts.at(-1) ?? '')) return undefined;
  if (parts.length > 4) return 'invalid';
  let value = 0;
  for (const [index, part] of parts.entries()) {
    const number = parseNumber(part);
    if (number === undefined) return 'invalid';
    const last = index === parts.length - 1;
    const limit = last ? 256 ** (5 - parts.length) : 256;
    if (number >= limit) return 'invalid';
    value = last ? value * limit + number : value * 256 + number;
  }
  return { value, odd: !/^(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})$/.test(host) };
}

function parseNumber(part: string): number | undefined {
  if (part.length > 64) return undefined;
  if (/^0x[0-9a-f]*$/i.test(part)) return part.length === 2 ? 0 : Number.parseInt(part.slice(2), 16);
  if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
  return /^[1-9][0-9]*$/.test(part) ? Number.parseInt(part, 10) : undefined;
}

/**
 * Reads an IPv6 address without brackets; a zone (`%eth0`) is dropped.
 *
 * @returns eight 16-bit groups, or undefined
 * @see RFC 4291 § 2.2
 */
export function parseIpv6(text: string): readonly number[] | undefined {
  const [address = ''] = text.split('%', 1);
  if (address.length > 45 || !address.includes(':')) return undefined;
  const [before = '', after, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const head = groups(before, after === undefined);
  const tail = after === undefined ? [] : groups(after, true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function groups(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === '') return [];
  const result: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (mayEndInIpv4 && index === parts.length - 1 && part.includes('.')) {
      const ipv4 = parseIpv4(part);
      if (ipv4 === undefined || ipv4 === 'invalid' || ipv4.odd) return undefined;
      result.push(Math.floor(ipv4.value / 0x10000), ipv4.value % 0x10000);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      result.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return result;
}

/** `[first address, prefix length, what it is for]`: what the internet does not route. */
const SPECIAL_IPV4: readonly (readonly [number, number, string])[] = [
  [0x00000000, 8, 'means "this network"'],
  [0x0a000000, 8, 'is private (10.0.0.0/8)'],
  [0x64400000, 10, 'is shared address space of carriers (100.64.0.0/10)'],
  [0x7f000000, 8, 'is the loopback address'],
  [0xa9fe0000, 16, 'is link-local (169.254.0.0/16)'],
  [0xac100000, 12, 'is private (172.16.0.0/12)'],
  [0xc0000000, 24, 'is reserved for protocols (192.0.0.0/24)'],
  [0xc0000200, 24, 'is for documentation (192.0.2.0/24)'],
  [0xc0586300, 24, 'is a retired relay address (192.88.99.0/24)'],
  [0xc0a80000, 16, 'is private (192.168.0.0/16)'],
  [0xc6120000, 15, 'is for benchmarks (198.18.0.0/15)'],
  [0xc6336400, 24, 'is for documentation (198.51.100.0/24)'],
  [0xcb007100, 24, 'is for documentation (203.0.113.0/24)'],
  [0xe0000000, 4, 'is a multicast address'],
  [0xf0000000, 4, 'is reserved (240.0.0.0/4)'],
];

/** Why an IPv4 address is not reachable from the internet; undefined when it can be. */
export function privateIpv4(value: number): string | undefined {
  const row = SPECIAL_IPV4.find(([first, length]) => {
    const size = 2 ** (32 - length);
    return value >= first && value < first + size;
  });
  return row?.[2];
}

/** `[first groups, prefix length, what it is for]`, looked up in order. */
const SPECIAL_IPV6: readonly (readonly [readonly number[], number, string])[] = [
  [[0, 0, 0, 0, 0, 0, 0, 1], 128, 'is the loopback address'],
  [[0, 0, 0, 0, 0, 0, 0, 0], 128, 'is the unspecified address'],
  [[0xfe80], 10, 'is link-local (fe80::/10)'],
  [[0xfec0], 10, 'is site-local (fec0::/10)'],
  [[0xfc00], 7, 'is a unique local address (fc00::/7)'],
  [[0xff00], 8, 'is a multicast address'],
  [[0x2001, 0xdb8], 32, 'is for documentation (2001:db8::/32)'],
  [[0x3fff], 20, 'is for documentation (3fff::/20)'],
  [[0x2001, 0x2, 0], 48, 'is for benchmarks (2001:2::/48)'],
  [[0x2001, 0], 32, 'is a Teredo address'],
  [[0x2001, 0x10], 28, 'is a retired hash identifier (2001:10::/28)'],
  [[0x2001, 0x20], 28, 'is a hash identifier (2001:20::/28)'],
];

/** Addresses that carry an IPv4 address within: index of the first of the two groups that hold it. */
const EMBEDDED_IPV4: readonly (readonly [readonly number[], number, number])[] = [
  [[0, 0, 0, 0, 0, 0xffff], 96, 6],
  [[0x64, 0xff9b, 0, 0, 0, 0], 96, 6],
  [[0x2002], 16, 1],
];

/** Why an IPv6 address is not reachable from the internet; undefined when it can be. */
export function privateIpv6(address: readonly number[]): string | undefined {
  for (const [first, length, reason] of SPECIAL_IPV6) if (within(address, first, length)) return reason;
  for (const [first, length, index] of EMBEDDED_IPV4) {
    if (!within(address, first, length)) continue;
    const reason = privateIpv4(present(address[index]) * 0x10000 + present(address[index + 1]));
    return reason === undefined ? undefined : `holds an IPv4 address that ${reason}`;
  }
  return within(address, [0x2000], 3) ? undefined : 'is not a global address (2000::/3)';
}

function within(address: readonly number[], first: readonly number[], length: number): boolean {
  for (let bit = 0; bit < length; bit += 16) {
    const mask = (0xffff << (16 - Math.min(16, length - bit))) & 0xffff;
    const group = bit / 16;
    if ((present(address[group]) & mask) !== ((first[group] ?? 0) & mask)) return false;
  }
  return true;
}
