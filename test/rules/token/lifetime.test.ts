import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/lifetime.js';
import { context } from '../../support/targets.js';
import { NOON, tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (minutes: number) =>
    rule.check(await tokenTarget(tokenText({ claims: { nbf: NOON, exp: NOON + minutes * 60 } })), context());

  it('takes seven days and no second more', async () => {
    expect(await judge(10_080)).toMatchObject({ outcome: 'pass', message: 'It lives 10,080 minutes.' });
    expect(await judge(10_080 + 1 / 60)).toMatchObject({ outcome: 'fail' });
  });

  it('is not asked when it ends before it begins', async () => {
    expect(await judge(-1)).toMatchObject({ outcome: 'not-applicable' });
  });
});
