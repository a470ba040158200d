import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/not-principal-protected.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a file without a protected password', () => {
    expect(rule.check(pfxTarget(), context())).toMatchObject({ outcome: 'pass' });
  });

  it('notes, and no more, a protected file that a password opened', () => {
    expect(rule.check(pfxTarget({ principalProtected: true }), context())).toMatchObject({
      outcome: 'note',
      severity: 'info',
    });
  });
});
