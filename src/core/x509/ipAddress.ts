import { present } from '../present.js';

/**
 * Text of an IP address of 4 or 16 octets: dotted decimal, or RFC 5952.
 * @returns undefined for any other length
 */
export function formatIpAddress(octets: Uint8Array): string | undefined {
  if (octets.length === 4) return octets.join('.');
  if (octets.length === 16) return formatIpv6(octets);
  return undefined;
}

/**
 * Text of an address with its mask, as name constraints have it (RFC 5280 § 4.2.1.10): `10.0.0.0/8`, or
 * `10.0.0.0/255.0.255.0` where the mask is no prefix.
 * @returns undefined unless the octets number 8 or 32
 */
export function formatSubnet(octets: Uint8Array): string | undefined {
  if (octets.length !== 8 && octets.length !== 32) return undefined;
  const half = octets.length / 2;
  const mask = octets.subarray(half);
  return `${formatIpAddress(octets.subarray(0, half))}/${prefixLength(mask) ?? formatIpAddress(mask)}`;
}

/** Number of leading one bits, if no one bit follows them. */
function prefixLength(mask: Uint8Array): number | undefined {
  let bits = '';
  for (const octet of mask) bits += octet.toString(2).padStart(8, '0');
  const firstZero = bits.indexOf('0');
  if (firstZero < 0) return bits.length;
  return bits.includes('1', firstZero) ? undefined : firstZero;
}

/** RFC 5952 § 4: lower case, the longest run of at least two zero groups (the first of equals) as `::`. */
function formatIpv6(octets: Uint8Array): string {
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) groups.push((present(octets[i]) << 8) | present(octets[i + 1]));
  let bestStart = -1;
  let bestLength = 1;
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length += 1;
    if (length > bestLength) {
      bestStart = start;
      bestLength = length;
    }
  }
  const text = (part: number[]) => part.map((group) => group.toString(16)).join(':');
  if (bestStart < 0) return text(groups);
  return `${text(groups.slice(0, bestStart))}::${text(groups.slice(bestStart + bestLength))}`;
}
