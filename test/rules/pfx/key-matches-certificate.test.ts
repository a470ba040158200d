import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/key-matches-certificate.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it.each([
    ['match', 'pass'],
    ['mismatch', 'fail'],
    ['unsupported', 'unknown'],
    ['absent', 'not-applicable'],
  ] as const)('of a key that is %s says %s', (key, outcome) => {
    expect(rule.check(pfxTarget({ key }), context())).toMatchObject({ outcome });
  });

  it('does not arise without a certificate', () => {
    expect(rule.check(pfxTarget({ leaf: 'none' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
