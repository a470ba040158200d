import type { NameForm } from './form.js';

interface Subnet {
  readonly address: Uint8Array;
  readonly mask: Uint8Array;
}

/** Address and mask (RFC 4632). A mask with gaps can be applied, but no standard allows it. */
export const ipForm: NameForm<'ip', Uint8Array, Subnet> = {
  kind: 'ip',
  title: 'IP address',
  parseName: ({ bytes }) => (bytes.length === 4 || bytes.length === 16 ? bytes : undefined),
  parseBase({ bytes }) {
    if (bytes.length !== 8 && bytes.length !== 32) return undefined;
    const half = bytes.length / 2;
    const mask = bytes.subarray(half);
    return { value: { address: bytes.subarray(0, half), mask }, lenient: !isPrefix(mask) };
  },
  within: contains,
  overlaps: contains,
};

/** An IPv4 address lies in no IPv6 subnet, and the other way round. */
function contains(address: Uint8Array, subnet: Subnet): boolean {
  if (address.length !== subnet.address.length) return false;
  return address.every((octet, i) => {
    const mask = subnet.mask[i] as number;
    return (octet & mask) === ((subnet.address[i] as number) & mask);
  });
}

/** Ones, then zeros. */
function isPrefix(mask: Uint8Array): boolean {
  let ended = false;
  for (const octet of mask) {
    if (ended && octet !== 0) return false;
    if (octet === 0xff) continue;
    const inverted = ~octet & 0xff;
    if ((inverted & (inverted + 1)) !== 0) return false;
    ended = true;
  }
  return true;
}
