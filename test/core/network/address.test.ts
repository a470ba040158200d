import { describe, expect, it } from 'vitest';
import { isWithin, type Network, parseAddress, parseNetwork, refusalOf } from '../../../src/core/network/address.js';

const refusal = (text: string, ...allowed: string[]): string | undefined => {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return refusalOf(
    address,
    allowed.map((network) => parseNetwork(network) as Network),
  );
};

describe('which addresses may be asked', () => {
  it.each(['8.8.8.8', '20.190.128.1', '2001:4860:4860::8888', '64:ff9b::808:808', '::ffff:8.8.8.8'])(
    '%s is',
    (address) => {
      expect(refusal(address)).toBeUndefined();
    },
  );

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '100::1',
  ])('%s is not', (address) => {
    expect(refusal(address)).toMatch(/\w/);
  });

  it('one that was allowed is, and its neighbour is not', () => {
    expect(refusal('127.0.0.1', '127.0.0.1/32')).toBeUndefined();
    expect(refusal('127.0.0.2', '127.0.0.1/32')).toMatch('loopback');
    expect(refusal('::ffff:127.0.0.1', '127.0.0.1/32')).toBeUndefined();
    expect(refusal('10.255.0.1', '10.0.0.0/8')).toBeUndefined();
    expect(refusal('fd12::1', 'fd00::/8')).toBeUndefined();
    expect(refusal('fc12::1', 'fd00::/8')).toMatch('unique local');
    // A network of one family says nothing of the other, whatever its length.
    expect(refusal('::1', '0.0.0.0/0')).toMatch('loopback');
    expect(refusal('127.0.0.1', '::/0')).toMatch('loopback');
  });

  it.each(['10.0.0.0/33', '10.0.0.0/-1', '10.0.0/8', 'fd00::/129', '10.0.0.0/8/8', '', 'intranet', '010.0.0.1/8'])(
    '%j is no network',
    (text) => {
      expect(parseNetwork(text)).toBeUndefined();
    },
  );

  it('compares prefixes bit by bit', () => {
    const within = (address: string, network: string) =>
      isWithin(parseAddress(address) as never, parseNetwork(network) as Network);
    expect(within('192.168.127.255', '192.168.0.0/17')).toBe(true);
    expect(within('192.168.128.0', '192.168.0.0/17')).toBe(false);
    expect(within('2001:db8:7fff::1', '2001:db8::/33')).toBe(true);
    expect(within('2001:db8:8000::1', '2001:db8::/33')).toBe(false);
    expect(within('1.2.3.4', '0.0.0.0/0')).toBe(true);
  });
});
