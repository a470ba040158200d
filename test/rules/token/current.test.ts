import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/current.js';
import { context } from '../../support/targets.js';
import { NOON, tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (claims: Record<string, unknown>) =>
    rule.check(await tokenTarget(tokenText({ claims })), context());

  it('passes between nbf and exp, the second of exp not included', async () => {
    expect(await judge({ nbf: NOON })).toMatchObject({ outcome: 'pass' });
    expect(await judge({ exp: NOON + 1 })).toMatchObject({ outcome: 'pass' });
    expect(await judge({ exp: NOON })).toMatchObject({ outcome: 'fail', path: 'claims/exp' });
    expect(await judge({ nbf: NOON + 1 })).toMatchObject({ outcome: 'fail', path: 'claims/nbf' });
  });

  it('is not asked without times', async () => {
    expect(await judge({ exp: 'soon' })).toMatchObject({ outcome: 'not-applicable' });
  });
});
