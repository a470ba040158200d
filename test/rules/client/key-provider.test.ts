import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/key-provider.js';
import { clientTarget, context } from '../../support/targets.js';

const held = (provider: string | undefined) =>
  clientTarget(
    {},
    { container: 'pfx', privateKey: { state: 'present', match: 'match', provider, localMachine: true } },
  );

describe(rule.id, () => {
  it.each([
    ['Microsoft Software Key Storage Provider', 'ksp'],
    ['Microsoft Platform Crypto Provider', 'tpm'],
    ['Microsoft RSA SChannel Cryptographic Provider', 'csp'],
    ['Contoso HSM', 'unknown'],
  ])('notes %s as %s', (provider, kind) => {
    expect(rule.check(held(provider), context())).toMatchObject({ outcome: 'note', evidence: { provider, kind } });
  });

  it('notes that none is stated', () => {
    expect(rule.check(held(undefined), context())).toMatchObject({ outcome: 'note' });
  });

  it('cannot tell from a bare certificate', () => {
    expect(rule.check(clientTarget(), context())).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('does not arise for a PFX without a key', () => {
    expect(rule.check(clientTarget({}, { container: 'pfx' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
