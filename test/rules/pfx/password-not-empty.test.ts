import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/password-not-empty.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a file that opened with the password given', () => {
    expect(rule.check(pfxTarget(), context())).toMatchObject({ outcome: 'pass' });
  });

  it.each(['null', 'empty'] as const)('fails a file whose password is %s', (password) => {
    expect(rule.check(pfxTarget({ password }), context())).toMatchObject({ outcome: 'fail', evidence: { password } });
  });
});
