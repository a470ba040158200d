import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/key-provider.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

const KSP = 'Microsoft Software Key Storage Provider';

describe(rule.id, () => {
  it.each([
    [KSP, 'ksp'],
    ['Microsoft Platform Crypto Provider', 'tpm'],
    ['Microsoft RSA SChannel Cryptographic Provider', 'csp'],
    ['Microsoft Enhanced Cryptographic Provider v1.0', 'csp'],
    ['Microsoft Enhanced RSA and AES Cryptographic Provider', 'csp'],
    ['Contoso HSM', 'unknown'],
  ])('notes that "%s" is %s', (provider, kind) => {
    expect(rule.check(pfxTarget({ provider }), context({ configmgrVersion: 2503 }))).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining(provider),
      evidence: { kind },
    });
  });

  it('notes that no provider is named', () => {
    expect(rule.check(pfxTarget({ localMachine: true }), context())).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('LocalMachine'),
    });
  });

  it('fails a key storage provider before release 1802', () => {
    expect(rule.check(pfxTarget({ provider: KSP }), context({ configmgrVersion: 1710 }))).toMatchObject({
      outcome: 'fail',
      severity: 'error',
    });
    expect(rule.check(pfxTarget({ provider: KSP }), context({ configmgrVersion: 1802 }))).toMatchObject({
      outcome: 'note',
    });
  });

  it('takes a cryptographic service provider before release 1802', () => {
    const provider = 'Microsoft RSA SChannel Cryptographic Provider';
    expect(rule.check(pfxTarget({ provider }), context({ configmgrVersion: 1710 }))).toMatchObject({ outcome: 'note' });
  });

  it('does not arise without a key', () => {
    expect(rule.check(pfxTarget({ key: 'absent' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
