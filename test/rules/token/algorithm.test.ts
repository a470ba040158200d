import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/algorithm.js';
import { context } from '../../support/targets.js';
import { tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (header: Record<string, unknown>) =>
    rule.check(await tokenTarget(tokenText({ header })), context());

  it('passes RS256 with a thumbprint', async () => {
    expect(await judge({})).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    [{ alg: 'none' }, 'not signed'],
    [{ alg: 'NONE' }, 'not signed'],
    [{ alg: 'HS256' }, 'shared secret'],
    [{ alg: 'RS512' }, 'not "RS256"'],
    [{ alg: 'rs256' }, 'not "RS256"'],
    [{ alg: ['RS256'] }, 'no text'],
    [{ alg: undefined }, 'names no algorithm'],
    [{ typ: 'at+jwt' }, 'not "JWT"'],
    [{ x5t: undefined }, 'does not name the signing certificate'],
    [{ x5t: 'AAAA' }, 'not a SHA-1 thumbprint'],
    [{ jwk: { kty: 'RSA' } }, 'a key of its own (jwk)'],
    [{ x5c: [] }, 'a key of its own (x5c)'],
    [{ crit: ['b64'] }, 'crit'],
  ])('refuses %j', async (header, said) => {
    expect(await judge(header)).toMatchObject([{ outcome: 'fail', message: expect.stringContaining(said) }]);
  });

  it('leaves a header that cannot be read to token/form', async () => {
    const [, claims, signature] = tokenText().split('.');
    expect(rule.check(await tokenTarget(`e30x.${claims}.${signature}`), context())).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
