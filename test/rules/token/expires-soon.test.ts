import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/expires-soon.js';
import { context } from '../../support/targets.js';
import { NOON, tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (claims: Record<string, unknown>) =>
    rule.check(await tokenTarget(tokenText({ claims })), context());

  it('warns below six hours', async () => {
    expect(await judge({ exp: NOON + 6 * 3600 })).toMatchObject({ outcome: 'pass' });
    expect(await judge({ exp: NOON + 6 * 3600 - 1 })).toMatchObject({ outcome: 'fail' });
  });

  it('leaves an expired one to token/current', async () => {
    expect(await judge({ exp: NOON })).toMatchObject({ outcome: 'not-applicable' });
  });
});
