import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/key/rsa.js';
import { testKey } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes an RSA key of any size', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'pass',
      evidence: { type: 'rsa', bits: 2048 },
    });
  });

  it.each([
    ['ec-p256', 'ECDSA P-256'],
    ['ec-p384', 'ECDSA P-384'],
    ['ed25519', 'ed25519'],
  ])('fails %s', (key, name) => {
    expect(rule.check(serverTarget({ key: testKey(key) }), context())).toMatchObject({
      outcome: 'fail',
      evidence: { type: name },
    });
  });

  it('cannot decide on a key of an algorithm it does not know', () => {
    const spki = Uint8Array.from([0x30, 0x0a, 0x30, 0x05, 0x06, 0x03, 0x2a, 0x03, 0x04, 0x03, 0x01, 0x00]);
    expect(rule.check(serverTarget({ spki }), context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
