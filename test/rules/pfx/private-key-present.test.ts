import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/private-key-present.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

const key = { state: 'present', match: 'match', provider: undefined, localMachine: false } as const;

describe(rule.id, () => {
  it('passes a PFX with a key', () => {
    expect(rule.check(pfxTarget(), context())).toMatchObject({ outcome: 'pass' });
  });

  it.each(['server', 'connection-point'] as const)('fails a PFX of certificates alone for a %s', (role) => {
    expect(rule.check(pfxTarget({ role, key: 'absent' }), context())).toMatchObject({
      outcome: 'fail',
      message: 'The file has 1 certificate and no private key.',
    });
  });

  it('does not ask a client for its key', () => {
    expect(rule.check(pfxTarget({ role: 'client', key: 'absent' }), context())).toMatchObject({
      outcome: 'not-applicable',
    });
  });

  it('fails a PFX of a key alone, and tells how to build a whole one', () => {
    expect(rule.check(pfxTarget({ leaf: 'none' }), context())).toMatchObject({
      outcome: 'fail',
      message: 'The file has 1 private key, but no server or client certificate.',
      fix: expect.stringContaining('cmg-cert pfx build'),
    });
  });

  it('cannot tell from a bare certificate, and asks for the PFX', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      message: expect.stringContaining('has no private key'),
    });
    expect(rule.check(clientTarget({}, { role: 'connection-point' }), context())).toMatchObject({ outcome: 'unknown' });
  });

  it('warns of a server key that is at hand but in no PFX, the only thing that the wizard takes', () => {
    expect(rule.check(serverTarget({}, { privateKey: key }), context())).toMatchObject({
      outcome: 'fail',
      severity: 'warning',
      fix: expect.stringContaining('cmg-cert pfx build'),
    });
  });

  it('fails a key in the same file that belongs to another certificate', () => {
    const privateKey = { ...key, match: 'mismatch' } as const;
    expect(rule.check(serverTarget({}, { privateKey }), context())).toMatchObject({ outcome: 'fail' });
  });

  it('says nothing twice: the leaf of a PFX is judged with its file', () => {
    expect(rule.check(serverTarget({}, { container: 'pfx' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
