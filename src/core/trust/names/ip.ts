const DECIMAL_OCTET = /^(0|[1-9][0-9]{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/**
 * An IP address in text form to its 4 or 16 octets: dotted decimal without leading zeros (RFC 3986 § 3.2.2), or
 * IPv6 (RFC 4291 § 2.2), without zone.
 * @returns undefined when it is no such text
 */
export function parseIpAddress(text: string): Uint8Array | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || text.length > 15) return undefined;
  const octets = new Uint8Array(4);
  for (const [i, part] of parts.entries()) {
    if (!DECIMAL_OCTET.test(part) || Number(part) > 255) return undefined;
    octets[i] = Number(part);
  }
  return octets;
}

function parseIpv6(text: string): Uint8Array | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = ipv6Groups(halves[0] as string, halves.length === 1);
  const tail = halves.length === 2 ? ipv6Groups(halves[1] as string, true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  // "::" stands for one group at least; without it, all eight must be there.
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return Uint8Array.from([...head, ...new Array<number>(missing).fill(0), ...tail]);
}

/** @param last whether the address ends here, where an IPv4 address may stand for the last two groups */
function ipv6Groups(text: string, last: boolean): number[] | undefined {
  if (text === '') return [];
  const octets: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (last && i === parts.length - 1 && part.includes('.')) {
      const v4 = parseIpv4(part);
      if (v4 === undefined) return undefined;
      octets.push(...v4);
    } else {
      if (!GROUP.test(part)) return undefined;
      const group = Number.parseInt(part, 16);
      octets.push(group >> 8, group & 0xff);
    }
  }
  return octets;
}

const IPV4_NUMBER = /^(0x[0-9a-f]*|[0-9]+)$/i;

/**
 * Whether software that reads numbers the old way (inet_aton: hexadecimal, octal, fewer than four parts) or IPv6
 * would take a text for an address.
 */
export function resemblesIpAddress(text: string): boolean {
  if (text.length > 64) return false;
  if (text.includes(':')) return /^[0-9a-f:.]+(%.*)?$/i.test(text);
  const parts = text.split('.');
  return parts.length <= 4 && parts.every((part) => IPV4_NUMBER.test(part));
}
