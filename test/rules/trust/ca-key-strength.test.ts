import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/ca-key-strength.js';
import { eachTarget, issuing } from '../../support/authorities.js';
import { rsaSpki, testKey } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a path and an upload set that are as they should be', () => {
    for (const target of eachTarget(issuing())) {
      expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'pass' }]);
    }
  });

  it('fails the CA at fault and names it, wherever it stands', () => {
    for (const target of eachTarget(issuing({ spki: rsaSpki((1n << 1023n) + 1n) }))) {
      expect(rule.check(target as never, context())).toMatchObject([
        { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*1024 bits/) },
      ]);
    }
  });

  it('passes ECDSA on P-256 and P-384, and fails Ed25519', () => {
    for (const name of ['ec-p256', 'ec-p384']) {
      const [target] = eachTarget(issuing({ key: testKey(name) }));
      expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'pass' }]);
    }
    const [target] = eachTarget(issuing({ key: testKey('ed25519') }));
    expect(rule.check(target as never, context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('ed25519') },
    ]);
  });

  it('does not pass what is not at hand', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([
      { outcome: 'unknown', reason: 'not-asked', asks: ['--intermediates FILE', '--roots FILE'] },
    ]);
    expect(rule.check(serverTarget({}, { chain: [issuing()] }), context())).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'unknown', message: expect.stringContaining('Contoso Root CA') },
    ]);
  });
});
