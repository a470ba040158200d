import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/key.js';
import { testKey } from '../../support/certificates.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

const check = (old: string, replacement: string) =>
  rule.check(renewalTarget({ key: testKey(old) }, { key: testKey(replacement) }), context());

describe(rule.id, () => {
  it('passes a new key of the same kind and length, or longer', () => {
    expect(check('server', 'client').outcome).toBe('pass');
    expect(check('server', 'rsa-4096').outcome).toBe('pass');
  });

  it('warns of another kind of key', () => {
    expect(check('server', 'ec-p256')).toMatchObject({
      outcome: 'fail',
      evidence: { old: 'RSA 2048', new: 'ECDSA P-256' },
    });
    expect(rule.severity).toBe('warning');
  });

  it('warns of a shorter key', () => {
    expect(check('rsa-4096', 'server')).toMatchObject({ outcome: 'fail', message: expect.stringContaining('shorter') });
  });

  it('notes the old key', () => {
    expect(check('server', 'server').outcome).toBe('note');
  });
});
