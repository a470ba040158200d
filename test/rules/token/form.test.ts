import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/form.js';
import { context } from '../../support/targets.js';
import { tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  it('passes a whole token', async () => {
    expect(rule.check(await tokenTarget(), context())).toMatchObject({ outcome: 'pass' });
  });

  it('names what is wrong with each part, and where', async () => {
    const judge = async (text: string) => rule.check(await tokenTarget(text), context());
    const good = tokenText();
    expect(await judge(good.slice(0, good.lastIndexOf('.')))).toMatchObject([
      {
        outcome: 'fail',
        path: 'token',
        message: 'It has 2 parts; a signed token has three, with a dot between each. The end is missing.',
      },
    ]);
    expect(await judge(`${good}=`)).toMatchObject([{ outcome: 'fail', path: 'signature' }]);
    expect(await judge(good.replace('.', '.!'))).toMatchObject([
      { outcome: 'fail', path: 'claims', evidence: { offset: 0 } },
    ]);
    expect(await judge(tokenText({ claimsText: '{"exp":1,"exp":2}' }))).toMatchObject([
      { outcome: 'fail', path: 'claims/exp', message: 'The claims are ambiguous: "exp" stands there twice.' },
    ]);
    expect(
      await judge(tokenText({ claimsText: Uint8Array.of(0x7b, 0x22, 0x61, 0x22, 0x3a, 0xb5, 0x7d) })),
    ).toMatchObject([
      { outcome: 'fail', path: 'claims/a', message: 'The claims are not UTF-8: octet 5 is 0xB5, in "a".' },
    ]);
  });

  it('warns of a whole token that a console broke', async () => {
    const broken = tokenText().replace(/(.{80})/g, '$1\n');
    expect(rule.check(await tokenTarget(broken), context())).toMatchObject({ outcome: 'fail', severity: 'warning' });
  });
});
