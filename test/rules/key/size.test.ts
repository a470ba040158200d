import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/key/size.js';
import { rsaSpki, testKey } from '../../support/certificates.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const spki = (bits: number) => rsaSpki((1n << BigInt(bits - 1)) + 12_345n);
  const server = (bits: number) => rule.check(serverTarget({ spki: spki(bits) }), context());
  const client = (bits: number, role: 'client' | 'connection-point' = 'client') =>
    rule.check(clientTarget({ spki: spki(bits) }, { role }), context());

  it.each([2048, 4096])('passes %d bits in every role', (bits) => {
    expect(server(bits)).toMatchObject({ outcome: 'pass', evidence: { bits } });
    expect(client(bits).outcome).toBe('pass');
  });

  it.each([512, 1024, 2047, 2056, 3072, 8192])('fails a server key of %d bits as an error', (bits) => {
    expect(server(bits)).toMatchObject({ outcome: 'fail', evidence: { bits } });
    expect(server(bits).severity ?? rule.severity).toBe('error');
  });

  it('only warns of a client key of 3072 bits or of more than 4096', () => {
    for (const bits of [3072, 8192]) {
      expect(client(bits)).toMatchObject({ outcome: 'fail', severity: 'warning' });
      expect(client(bits, 'connection-point')).toMatchObject({ outcome: 'fail', severity: 'warning' });
    }
    for (const bits of [1024, 2047, 2560]) {
      expect(client(bits).outcome).toBe('fail');
      expect(client(bits).severity).toBeUndefined();
    }
  });

  it('leaves other keys to key/rsa', () => {
    expect(rule.check(serverTarget({ key: testKey('ec-p256') }), context()).outcome).toBe('not-applicable');
  });
});
